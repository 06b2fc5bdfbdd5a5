import { useFormatter, useTranslations } from 'use-intl';
import type { Diagnostics, Finding, Match, Names, Side, SuggestedAcceptance, Verdict } from './types.ts';

export type Translate = ReturnType<typeof useTranslations<'coordinator'>>;
/** What sentences are made with: the texts, a way to write “A, B and C”, and the names behind the ids. */
export interface Voice {
  readonly t: Translate;
  readonly list: (items: readonly string[]) => string;
  readonly names: Names;
}
export type Words = ReturnType<typeof wordsOf>;
interface Named { readonly name: string; readonly organization: string }
interface Two { readonly mentor: Named; readonly mentee: Named }

/** Longer lists than this name the first few and count the others. */
const NAMED = 8;

export function useWords(names: Names = {}): Words {
  const t = useTranslations('coordinator');
  const format = useFormatter();
  return wordsOf({ t, names, list: (items) => format.list(items) });
}

/** The one place where findings, exceptions, close calls and costs become sentences. */
export function wordsOf({ t, list, names }: Voice) {
  const name = (id: string): string => names[id] ?? t('someone');

  function namesOf(ids: readonly string[]): string {
    const known = ids.map(name);
    if (known.length <= NAMED + 1) return list(known);
    return t('moreNames', { names: known.slice(0, NAMED).join(', '), count: known.length - NAMED });
  }

  function finding({ code, side, ids, values }: Finding, { organizations, counts }: Pick<Diagnostics, 'organizations' | 'counts'>): string {
    const people = { count: ids.length, names: namesOf(ids), who: side ? sideCount(side, ids.length) : t('peopleCount', { count: ids.length }) };
    const number = (key: string, otherwise = 0) => Number(values[key] ?? otherwise);
    switch (code) {
      case 'noMentors': case 'noMentees': case 'tooManyToProve': case 'notProvenInTime': case 'weightedOrderNotGuaranteed': return t(`finding.${code}`);
      case 'countsDiffer': return t('finding.countsDiffer', {
        mentors: t('sideCount.mentor', { count: number('mentors', counts.mentorsSubmitted) }),
        mentees: t('sideCount.mentee', { count: number('mentees', counts.menteesSubmitted) }),
      });
      case 'organizationMissing': case 'notSubmitted': case 'zeroOptions': return t(`finding.${code}`, people);
      case 'hallViolator': return hall({ side: side ?? 'mentee', members: ids.length, partners: number('partners') });
      case 'lockNotCompliant': return t('finding.lockNotCompliant', { first: name(ids[0] ?? ''), second: name(ids[1] ?? ''), reason: String(values['reason'] ?? 'E1') });
      case 'vetoesBlockPairing': return t('finding.vetoesBlockPairing', { count: people.count, members: sideCount(side ?? 'mentee', ids.length), partners: number('partners'), names: people.names });
      case 'fewOptions': return t('finding.fewOptions', { ...people, minimum: number('minimum') });
      case 'oneOrganizationDominates': return t('finding.oneOrganizationDominates', {
        organization: organizations.find(({ id }) => id === (ids[0] ?? values['organizationId']))?.name ?? t('unnamedOrganization'),
        count: number('mentors') + number('mentees'), people: number('people'),
      });
      default: return t('finding.other', { code });
    }
  }

  const sideCount = (side: Side, count: number) => t(`sideCount.${side}`, { count });

  /** “These 4 mentees accept and are accepted by only these 3 mentors.” */
  function hall({ side, members, partners }: { side: Side; members: number; partners: number }): string {
    return t('finding.hallViolator', {
      count: members, members: sideCount(side, members), partners, otherSide: side === 'mentor' ? 'mentee' : 'mentor', short: Math.max(1, members - partners),
    });
  }

  function unavoidable({ unavoidableSameOrganization: { count, organizationId }, organizations }: Pick<Diagnostics, 'unavoidableSameOrganization' | 'organizations'>): string | null {
    if (count === 0) return null;
    return t('finding.unavoidable', { count, organization: organizations.find(({ id }) => id === organizationId)?.name ?? t('unnamedOrganization') });
  }

  function acceptance({ mentor, mentee, ask, scorePercent }: SuggestedAcceptance): string {
    return t(`acceptance.${oneOrBoth(ask)}`, { mentor: name(mentor), mentee: name(mentee), percent: scorePercent });
  }

  /** What a pair keeps or breaks, one sentence each; empty for a pair that keeps every rule. */
  function exceptions({ acceptability, sameOrganization, exceptionTypes, listsNotCounted }: Pick<Verdict, 'acceptability' | 'sameOrganization' | 'exceptionTypes' | 'listsNotCounted'>, { mentor, mentee }: Two): string[] {
    const sentences: string[] = [];
    if (sameOrganization) sentences.push(t('exception.sameOrganization', { organization: houseOf(mentor.organization, mentee.organization) || t('unnamedOrganization') }));
    const two = { mentor: mentor.name, mentee: mentee.name };
    if (exceptionTypes.some((type) => type !== 'E3')) sentences.push(listsNotCounted.length === 0 || acceptability === 'mutual' ? t(`exception.${acceptability}`, two) : t(`exception.notCounted.${acceptability}`, { ...two, whose: oneOrBoth(listsNotCounted) }));
    return sentences;
  }

  /** Rules A and B of the specification, for those sides where they hold. */
  function ambiguity({ ambiguity: sides, mentor, mentee }: Pick<Match, 'ambiguity' | 'mentor' | 'mentee'>): string[] {
    return ([[sides.mentor, mentor.name], [sides.mentee, mentee.name]] as const).flatMap(([{ ambiguous, best, second }, person]) =>
      ambiguous && best && second
        ? [t('ambiguity.sentence', { person, best: name(best.id), bestPercent: best.scorePercent, second: name(second.id), secondPercent: second.scorePercent })]
        : []);
  }

  function regret(points: number | null): string {
    if (points === null) return t('regret.onlyText');
    return points === 0 ? t('regret.none') : t('regret.loss', { points });
  }

  return { name, namesOf, finding, hall, unavoidable, acceptance, exceptions, ambiguity, regret, sideCount };
}

/** For messages that speak of one side or of both. */
function oneOrBoth(sides: readonly Side[]): Side | 'both' {
  return sides.length > 1 ? 'both' : (sides[0] ?? 'both');
}

/** Two parts of one organization are both named. */
function houseOf(one: string, other: string): string {
  return one === other ? one : `${one} / ${other}`;
}
