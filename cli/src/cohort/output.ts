import { neutral } from '@counterpart/contract/cells';
import type { CohortResult, MatchedPair } from '@counterpart/engine/cohort';
import { stringify } from 'csv-stringify/sync';
import { printable } from '../exit.ts';
import { aligned } from '../table.ts';
import { ambiguitySentence, blockerSentence, exceptionSentence, suggestions, warningSentence } from '../words.ts';
import type { Contact } from './people.ts';
import type { CohortInput } from './read.ts';

/** One line of JSON per run would be compact, but people read these; two spaces, keys in a fixed order, same bytes for shuffled rows. */
export function asJson(result: CohortResult): string {
  const { status, mode, objective, unmatched, diagnostics } = result;
  const { sameOrganization, neither, oneSided, unmatched: left } = objective.tiers;
  const document = {
    status,
    mode,
    objective: { tiers: { sameOrganization, neither, oneSided, unmatched: left }, totalScore: objective.totalScore },
    matches: result.matches.map((match) => ({
      mentor: match.mentor,
      mentee: match.mentee,
      scorePercent: match.scorePercent,
      breakdown: match.breakdown,
      exceptionTypes: match.exceptionTypes,
      exceptionReason: exceptionSentence(match, result),
      ambiguity: match.ambiguity,
      regret: match.regret,
    })),
    unmatched,
    diagnostics,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const COLUMNS = [
  'cohort', 'mentor_name', 'mentor_email', 'mentor_org', 'mentee_name', 'mentee_email', 'mentee_org', 'match_percent',
  'ambiguity_flag', 'ambiguity_reason', 'exception_flag', 'exception_type', 'exception_reason', 'manual_override_flag', 'override_reason',
] as const;

/** The columns of §11; people without a partner have rows of their own, marked UNMATCHED (C3). No pairing, no rows. */
export function asCsv(result: CohortResult, input: CohortInput): string {
  const rows = result.status === 'infeasible' ? [] : [
    ...result.matches.map((match) => pairRow(match, result, input)),
    ...result.unmatched.mentors.map((id) => unmatchedRow(cellsOf(input.mentors.get(id)), cellsOf(undefined))),
    ...result.unmatched.mentees.map((id) => unmatchedRow(cellsOf(undefined), cellsOf(input.mentees.get(id)))),
  ];
  return stringify([[...COLUMNS], ...rows.map((row) => row.map(neutral))], { record_delimiter: '\r\n' });
}

function pairRow(match: MatchedPair, result: CohortResult, input: CohortInput): string[] {
  const { exceptionTypes } = match;
  return [
    '', ...cellsOf(input.mentors.get(match.mentor)), ...cellsOf(input.mentees.get(match.mentee)), String(match.scorePercent),
    String(match.ambiguity.ambiguous), ambiguitySentence(match),
    String(exceptionTypes.length > 0), exceptionTypes.join('+') || 'NONE', exceptionSentence(match, result) ?? '', 'false', '',
  ];
}

function unmatchedRow(mentor: readonly string[], mentee: readonly string[]): string[] {
  return ['', ...mentor, ...mentee, '', 'false', '', 'true', 'UNMATCHED', 'No partner is left for this person.', 'false', ''];
}

function cellsOf(contact: Contact | undefined): string[] {
  return contact === undefined ? ['', '', ''] : [contact.name, contact.email, contact.organization];
}

export function asTable(result: CohortResult, input: CohortInput): string {
  const name = (contact: Contact | undefined, id: string): string => printable(contact?.name ? `${contact.name} <${id}>` : id);
  const rows = result.matches.map((match) => [
    name(input.mentors.get(match.mentor), match.mentor),
    name(input.mentees.get(match.mentee), match.mentee),
    `${match.scorePercent} %`,
    match.regret === null ? 'only option' : `${match.regret}`,
    [...match.exceptionTypes, ...(match.ambiguity.ambiguous ? ['ambiguous'] : []), ...(match.locked ? ['locked'] : [])].join(', '),
  ]);
  const lines = rows.length === 0 ? [] : aligned([['Mentor', 'Mentee', 'Match', 'Regret', 'Flags'], ...rows]);
  const reasons = result.matches.flatMap((match) => {
    const sentence = exceptionSentence(match, result);
    return sentence === null ? [] : [`${match.mentor} – ${match.mentee}: ${sentence}`];
  });
  return [...lines, ...(lines.length > 0 ? [''] : []), ...summary(result), ...reasons, ...findings(result)].map((line) => `${printable(line)}\n`).join('');
}

/** What a person has to know when there is no pairing, or not one without flaws. */
export function diagnosis(result: CohortResult): string {
  return [...summary(result), ...findings(result)].map((line) => `${printable(line)}\n`).join('');
}

function summary({ status, mode, objective: { tiers, totalScore }, matches, unmatched }: CohortResult): string[] {
  if (status === 'infeasible') {
    return [mode === 'strict' ? 'There is no pairing of everybody that keeps every policy. --mode exception pairs as many as can be and flags what it breaks.' : 'There is nobody to pair.'];
  }
  const average = matches.length === 0 ? 0 : totalScore / matches.length;
  const left = [...unmatched.mentors.map((id) => `mentor ${id}`), ...unmatched.mentees.map((id) => `mentee ${id}`)];
  return [
    `${matches.length} pairs, ${totalScore} points in all, ${average.toFixed(1)} % on average.`,
    `Same organization (E3): ${tiers.sameOrganization}. Neither lists the other (E2): ${tiers.neither}. One-sided (E1): ${tiers.oneSided}. Without a partner: ${tiers.unmatched}.`,
    ...(left.length > 0 ? [`Without a partner: ${left.join(', ')}.`] : []),
  ];
}

function findings({ diagnostics }: CohortResult): string[] {
  return [
    ...diagnostics.blockers.map((blocker) => `Blocker: ${blockerSentence(blocker)}`),
    ...suggestions(diagnostics),
    ...diagnostics.warnings.map((warning) => `Warning: ${warningSentence(warning, diagnostics)}`),
  ];
}
