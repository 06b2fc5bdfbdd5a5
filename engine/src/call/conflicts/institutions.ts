import type { Affiliation, DetectionInput, TeamMember } from './known-people.ts';

/** An institution that a reviewer and a member share, or lately shared; the days are those on which they left, null where they are there. */
export interface SharedInstitution {
  readonly reviewer: string;
  readonly member: TeamMember;
  readonly type: 'INST_SAME' | 'INST_FORMER';
  readonly institution: string;
  readonly reviewerUntil: string | null;
  readonly memberUntil: string | null;
}

/** Who is, or within the settings' years was, where another is or was. Both may have left. O(affiliations + pairs found). */
export function sharedInstitutions({ reviewers, now, settings }: DetectionInput, team: readonly TeamMember[]): SharedInstitution[] {
  const today = new Date(now).toISOString().slice(0, 10);
  const earliest = `${String(Number(today.slice(0, 4)) - settings.formerInstitutionYears).padStart(4, '0')}${today.slice(4)}`;
  const isThere = (until: string | null) => until === null || until >= today;
  const staff = new Map<string, { readonly member: TeamMember; readonly until: string | null }[]>();
  for (const member of team) {
    for (const [institution, until] of recentOf(member.known.affiliations, earliest)) {
      const known = staff.get(institution) ?? [];
      staff.set(institution, known);
      known.push({ member, until });
    }
  }
  return reviewers.flatMap(({ id, affiliations }) => recentOf(affiliations, earliest).flatMap(([institution, until]) => (staff.get(institution) ?? []).map((other): SharedInstitution => ({
    reviewer: id, member: other.member, type: isThere(until) && isThere(other.until) ? 'INST_SAME' : 'INST_FORMER', institution, reviewerUntil: until, memberUntil: other.until,
  }))));
}

/** Each institution once, as long as its longest stay. */
function recentOf(affiliations: readonly Affiliation[], earliest: string): [institution: string, until: string | null][] {
  const last = new Map<string, string | null>();
  for (const { institution, until } of affiliations) {
    const known = last.get(institution);
    last.set(institution, known === null || until === null ? null : known === undefined || until > known ? until : known);
  }
  return [...last].filter(([, until]) => until === null || until >= earliest);
}
