import { groupBy } from '../../group-by.ts';
import { compareText } from '../../text/index.ts';
import { coauthorships, type SharedPaper } from './coauthorship.ts';
import { PeopleIndex, personOf, type IdentityBasis } from './identity.ts';
import { sharedInstitutions } from './institutions.ts';
import type { DetectionInput, TeamMember } from './known-people.ts';
import { CONFLICT_TYPES, type ConflictRecord, type ConflictSeverity } from './types.ts';
import { assertUsableDetection } from './validate.ts';

/** What speaks for a conflict: whom of the team it is about, and the facts. */
export type ConflictEvidence =
  | { readonly kind: 'named'; readonly member: string; readonly basis: IdentityBasis }
  | { readonly kind: 'institution'; readonly member: string; readonly institution: string; readonly reviewerUntil: string | null; readonly memberUntil: string | null }
  | { readonly kind: 'papers'; readonly member: string; readonly papers: readonly SharedPaper[] };

export interface DetectedConflict extends Pick<ConflictRecord, 'reviewer' | 'proposal' | 'type' | 'severity'> {
  readonly method: 'automated';
  readonly evidence: readonly ConflictEvidence[];
}

export interface Detection {
  /** Each becomes a pending record, which excludes its pair. */
  readonly conflicts: readonly DetectedConflict[];
  /** Those that rest on a similar name: for somebody to look at, never applied by themselves. */
  readonly suspicions: readonly DetectedConflict[];
}

interface Finding extends Pick<ConflictRecord, 'reviewer' | 'type' | 'severity'> { readonly member: TeamMember; readonly certain: boolean; readonly evidence: ConflictEvidence }

/**
 * Finds conflicts between reviewers and the people named in proposals: the reviewer is one of them, shares or lately shared an institution with one, or wrote
 * papers with one (R10). Hand in a whole call, only those who changed, or one pair. By proposal, reviewer and type in code-point order, whatever the order of
 * the input. O(people + papers + pairs found · log).
 *
 * @throws UnusableDetectionError
 */
export function detectConflicts(input: DetectionInput): Detection {
  assertUsableDetection(input);
  const team = input.proposals.flatMap(({ id, members }) => members.map((member): TeamMember => ({ proposal: id, known: member, person: personOf(member) })));
  const named = namedFindings(input, team);
  const themselves = new Map(input.reviewers.map(({ id }) => [id, new Set<TeamMember>()]));
  for (const { reviewer, member, certain } of named) if (certain) themselves.get(reviewer)!.add(member);
  const others = [
    ...sharedInstitutions(input, team).map(({ reviewer, member, type, ...facts }): Finding => (
      { reviewer, member, type, severity: CONFLICT_TYPES[type], certain: true, evidence: { kind: 'institution', member: member.known.name, ...facts } })),
    ...coauthorships(input, team).map(({ papers, ...found }): Finding => ({ ...found, evidence: { kind: 'papers', member: found.member.known.name, papers } })),
  ].filter(({ reviewer, member }) => !themselves.get(reviewer)!.has(member));
  const findings = [...named, ...others];
  return { conflicts: gathered(findings.filter(({ certain }) => certain)), suspicions: gathered(findings.filter(({ certain }) => !certain)) };
}

function namedFindings({ reviewers }: DetectionInput, team: readonly TeamMember[]): Finding[] {
  const index = new PeopleIndex<TeamMember>();
  for (const member of team) index.add(member.person, member);
  return reviewers.flatMap((reviewer) => index.find(personOf(reviewer)).map(({ item: member, basis }): Finding => ({
    reviewer: reviewer.id, member, type: 'ROLE_NAMED', severity: CONFLICT_TYPES.ROLE_NAMED, certain: basis.by !== 'name', evidence: { kind: 'named', member: member.known.name, basis },
  })));
}

const WORST_FIRST: readonly ConflictSeverity[] = ['real', 'apparent', 'potential'];

/** One conflict per pair and type, with all that speaks for it and the worst severity. */
function gathered(findings: readonly Finding[]): DetectedConflict[] {
  const groups = groupBy(findings, ({ reviewer, member, type }) => JSON.stringify([member.proposal, reviewer, type]));
  return [...groups.values()].map((group): DetectedConflict => {
    const { reviewer, member: { proposal }, type } = group[0]!;
    const severity = WORST_FIRST.find((each) => group.some((finding) => finding.severity === each))!;
    const evidence = group.map((finding) => finding.evidence).sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
    return { reviewer, proposal, type, severity, method: 'automated', evidence };
  }).sort((a, b) => compareText(a.proposal, b.proposal) || compareText(a.reviewer, b.reviewer) || compareText(a.type, b.type));
}
