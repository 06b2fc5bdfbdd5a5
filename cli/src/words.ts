/** Plain English for the engine's codes. The engine says what is so; how to put it is decided here. */
import type {
  BlockerCode, CohortResult, Diagnostics, ExceptionType, Finding, MatchedPair, SettingProblem, SideAmbiguity, SnapshotProblem,
  SnapshotProblemCode, WarningCode,
} from '@counterpart/engine/cohort';
import type { InputProblem } from './exit.ts';

type Words = Pick<InputProblem, 'value' | 'reason' | 'remedy'>;

/** `1 proposal`, `2 proposals`. */
export function counted(count: unknown, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Of a key that no setting has the place says all: what stands under it may be anything. */
export function settingWords({ value, remedy, values }: SettingProblem): Words {
  const wanted: Record<SettingProblem['remedy'], string> = {
    giveObject: 'Give an object with named values.',
    giveList: 'Give a list.',
    giveBoolean: 'Give true or false.',
    giveText: 'Give a text that is not empty.',
    giveNumber: `Give a number from ${values['minimum']} to ${values['maximum']}.`,
    giveInteger: `Give a whole number from ${values['minimum']} to ${values['maximum']}.`,
    giveOneOf: `Give one of ${values['choices']}.`,
    makeSum: `Make them add up to ${values['sum']}.`,
    removeKey: `Rename or remove it; there are ${values['known']}.`,
    removeDuplicate: 'Give each its own key.',
  };
  const reasons: Partial<Record<SettingProblem['remedy'], string>> = {
    removeKey: 'is not a setting', makeSum: 'is what they add up to now', removeDuplicate: 'is used twice',
  };
  return { value: remedy === 'removeKey' ? null : value, reason: reasons[remedy] ?? 'cannot be used', remedy: wanted[remedy] };
}

export interface Files { readonly mentors: string; readonly mentees: string }

export function snapshotWords({ code, path, value, setting }: SnapshotProblem, files: Files): Words {
  if (setting !== undefined) return settingWords(setting);
  const others = path.startsWith('mentors') ? files.mentees : files.mentors;
  const words: Record<Exclude<SnapshotProblemCode, 'setting'>, readonly [string, string]> = {
    emptyId: ['is empty', 'Give an e-mail address.'],
    duplicateId: ['occurs twice', 'Keep one of the two.'],
    wrongSide: ['is on the wrong side', 'Move the row to the other file.'],
    duplicateOrganization: ['is an organization twice', 'Keep one of the two.'],
    unknownOrganization: ['is not a known organization', 'Add it or correct the spelling.'],
    unknownPerson: [`names nobody in ${others}`, 'Add that person there, or remove the address here.'],
    ownSide: ['is on the same side', `Name people of ${others}.`],
    self: ['is the person themself', 'Remove the address.'],
    duplicateEntry: ['is named twice', 'Keep the better rank.'],
    preferredAndNever: ['is both in preferences and in never', 'Remove it from one of the two.'],
    unknownAttribute: ['is not in the catalogue of attributes', 'Add it under "attributes" in the configuration, or remove it here.'],
    unknownMentor: [`names nobody in ${files.mentors}`, 'Correct the address or remove the rule.'],
    unknownMentee: [`names nobody in ${files.mentees}`, 'Correct the address or remove the rule.'],
    samePerson: ['would be paired with themself', 'Remove the rule.'],
    duplicateRule: ['is a rule twice', 'Remove one of the two.'],
    contradictoryRules: ['contradicts a rule that keeps the two apart', 'Remove one of the two.'],
    lockedTwice: ['is locked with two people', 'Keep one of the locks.'],
  };
  const [reason, remedy] = words[code as Exclude<SnapshotProblemCode, 'setting'>];
  return { value, reason, remedy };
}

const list = (ids: readonly string[]): string => ids.join(', ');
const people = (count: number, side: string | null): string => `${count} ${side ?? 'people'}${side !== null && count !== 1 ? 's' : ''}`;

export function blockerSentence(finding: Finding<BlockerCode>): string {
  const { code, side, ids, values } = finding;
  const sentences: Record<BlockerCode, () => string> = {
    noMentors: () => 'There is no mentor.',
    noMentees: () => 'There is no mentee.',
    countsDiffer: () => `There are ${values['mentors']} mentors and ${values['mentees']} mentees; strict mode needs as many of each.`,
    organizationMissing: () => `No organization is set for ${list(ids)}.`,
    notSubmitted: () => `Not submitted: ${list(ids)}.`,
    zeroOptions: () => `${people(ids.length, side)} without any mutually acceptable ${side === 'mentor' ? 'mentee' : 'mentor'} of another organization: ${list(ids)}. Ask both sides to list more people.`,
    hallViolator: () => `These ${people(ids.length, side)} (${list(ids)}) together have only ${values['partners']} mutually acceptable ${side === 'mentor' ? 'mentee' : 'mentor'}${values['partners'] === 1 ? '' : 's'} of another organization.`,
    lockNotCompliant: () => `The locked pair ${ids.join(' and ')} cannot be part of a strict pairing: ${lockReason(String(values['reason']))}.`,
    vetoesBlockPairing: () => barredSentence(finding),
  };
  return sentences[code]();
}

/** Nothing lifts the rule that nobody meets themself. */
function barredSentence({ ids, values: { partners, selves, vetoes, rules } }: Finding<BlockerCode>): string {
  const [byName, oneself] = [Number(vetoes) + Number(rules) > 0, Number(selves) > 0];
  const causes = [...(Number(vetoes) > 0 ? ['vetoes'] : []), ...(Number(rules) > 0 ? ['rules about pairs'] : []), ...(oneself ? ['nobody being paired with themself'] : [])];
  const left = partners === 0 ? 'nobody' : `only ${partners} ${partners === 1 ? 'person' : 'people'}`;
  const remedy = byName ? 'Lift a veto or remove a rule by name, or let other people take part.' : 'Let other people take part.';
  return `No mode can pair everybody: ${list(ids)} may be paired with ${left}, because of ${causes.join(' and ')}. ${remedy}`;
}

function lockReason(reason: string): string {
  if (reason === 'absent') return 'one of the two does not take part';
  return reason === 'veto' ? 'one of the two has said never' : POLICY[reason as ExceptionType];
}

export function warningSentence({ code, side, ids, values }: Finding<WarningCode>, diagnostics: Diagnostics): string {
  const sentences: Record<WarningCode, () => string> = {
    fewOptions: () => `${people(ids.length, side)} with fewer than ${values['minimum']} options: ${list(ids)}.`,
    oneOrganizationDominates: () => `More than half of all people are of ${organizationName(diagnostics, String(values['organizationId']))} (${values['mentors']} mentors, ${values['mentees']} mentees).`,
    weightedOrderNotGuaranteed: () => `With these penalties and ${values['pairs']} pairs, enough points can outweigh a policy. Use the objective "lexicographic" for a strict order.`,
  };
  return sentences[code]();
}

/** Ids are folded spellings. */
function organizationName({ organizations }: Diagnostics, wanted: string): string {
  return organizations.find(({ id }) => id === wanted)?.name ?? wanted;
}

/** What would help, in the order of effort (§9.4). */
export function suggestions(diagnostics: Diagnostics): string[] {
  const { strictFeasible, fewestAcceptances, unavoidableSameOrganization } = diagnostics;
  const lines: string[] = [];
  const { count, organizationId } = unavoidableSameOrganization;
  if (organizationId !== null) lines.push(`At least ${count} ${count === 1 ? 'pair' : 'pairs'} within ${organizationName(diagnostics, organizationId)} cannot be avoided with these people; change who takes part.`);
  if (strictFeasible || fewestAcceptances === null || fewestAcceptances.length === 0) return lines;
  lines.push('The fewest acceptances that would make a strict pairing possible:');
  for (const { mentor, mentee, ask } of fewestAcceptances) {
    const asked = ask.map((side) => (side === 'mentor' ? `${mentor} to consider ${mentee}` : `${mentee} to consider ${mentor}`));
    lines.push(`  ask ${asked.join(', and ')}`);
  }
  return lines;
}

const POLICY: Readonly<Record<ExceptionType, string>> = {
  E1: 'only one of the two lists the other (E1)', E2: 'neither lists the other (E2)', E3: 'both are of the same organization (E3)',
};

/** §8.5, with which side it is that does the listing. */
export function exceptionSentence({ exceptionTypes, acceptability }: MatchedPair, { diagnostics }: CohortResult): string | null {
  if (exceptionTypes.length === 0) return null;
  const why = diagnostics.strictFeasible ? 'Exception mode used.' : 'Strict mode infeasible; exception mode used.';
  const broken = exceptionTypes.map((type) => {
    if (type !== 'E1') return POLICY[type];
    return acceptability === 'mentorOnly' ? 'only the mentor lists the mentee (E1)' : 'only the mentee lists the mentor (E1)';
  });
  return `${why} This pair violates: ${broken.join('; ')}.`;
}

/** §7: the alternative candidates and their scores; empty when the pair is not ambiguous. */
export function ambiguitySentence({ mentor, mentee, ambiguity, scorePercent }: MatchedPair): string {
  const side = (who: string, chosen: string, { ambiguous, best, second }: SideAmbiguity): string => {
    if (!ambiguous || best === null || second === null) return '';
    const other = best.id === chosen ? second : best;
    return `${who} has ${other.id} at ${other.scorePercent} % beside ${chosen} at ${scorePercent} %.`;
  };
  return [side(mentee, mentor, ambiguity.mentee), side(mentor, mentee, ambiguity.mentor)].filter((part) => part !== '').join(' ');
}
