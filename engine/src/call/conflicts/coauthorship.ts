import { groupBy } from '../../group-by.ts';
import { compareText, fold } from '../../text/index.ts';
import { identify, PeopleIndex, personOf, type IdentityBasis, type Person } from './identity.ts';
import type { DetectionInput, DetectionSettings, KnownReviewer, Paper, TeamMember } from './known-people.ts';
import type { ConflictSeverity } from './types.ts';

/** By what both are known to be authors: one lists the paper and the other is found among its authors, or both list it. */
export type AuthorBasis = IdentityBasis | { readonly by: 'doi'; readonly value: string };

export interface SharedPaper { readonly title: string; readonly year: number; readonly doi: string | null; readonly basis: AuthorBasis }

/** Papers that a reviewer and a member of a team have written together, newest first, and what kind of conflict that is. */
export interface Coauthorship {
  readonly reviewer: string;
  readonly member: TeamMember;
  readonly type: 'COAUTH_RECENT' | 'COAUTH_OLD';
  readonly severity: ConflictSeverity;
  /** False where it rests on a similar name. */
  readonly certain: boolean;
  readonly papers: readonly SharedPaper[];
}

interface Author { readonly reviewer: KnownReviewer; readonly person: Person }

/** Every pair of co-authors; where papers known by similar names only would make it graver, that once more as a suspicion. O(authors of all papers + pairs found). */
export function coauthorships({ reviewers, now, settings }: DetectionInput, team: readonly TeamMember[]): Coauthorship[] {
  const found = new FoundPapers();
  const authors = reviewers.map((reviewer): Author => ({ reviewer, person: personOf(reviewer) }));
  const members = new PeopleIndex<TeamMember>();
  const byPerson = new PeopleIndex<Author>();
  for (const member of team) members.add(member.person, member);
  for (const author of authors) byPerson.add(author.person, author);
  for (const { reviewer, person } of authors) {
    for (const [paper, other] of coauthorsOn(reviewer.papers, person)) for (const { item, basis } of members.find(other)) found.add(reviewer.id, item, paper, basis);
  }
  for (const member of team) {
    for (const [paper, other] of coauthorsOn(member.known.papers, member.person)) for (const { item, basis } of byPerson.find(other)) found.add(item.reviewer.id, member, paper, basis);
  }
  const listed = groupBy(team.flatMap((member) => member.known.papers.map((paper) => ({ member, doi: doiOf(paper) }))), ({ doi }) => doi);
  for (const { reviewer } of authors) {
    for (const paper of reviewer.papers) {
      const doi = doiOf(paper);
      if (doi !== null) for (const { member } of listed.get(doi) ?? []) found.add(reviewer.id, member, paper, { by: 'doi', value: doi });
    }
  }
  return found.pairs().flatMap(({ reviewer, member, papers }) => {
    const known = papers.filter(({ basis }) => basis.by !== 'name');
    const certain = judged(known, now, settings);
    const suspected = judged(papers, now, settings);
    const graver = suspected?.type !== certain?.type || suspected?.severity !== certain?.severity;
    return [
      ...certain === null ? [] : [{ reviewer, member, ...certain, certain: true, papers: known }],
      ...suspected === null || !graver ? [] : [{ reviewer, member, ...suspected, certain: false, papers }],
    ];
  });
}

/** Every author of every paper but the one whose list it is. */
function coauthorsOn(papers: readonly Paper[], self: Person): [Paper, Person][] {
  return papers.flatMap((paper) => paper.authors.map(personOf).filter((author) => identify(author, self) === null).map((author): [Paper, Person] => [paper, author]));
}

function doiOf({ doi }: Pick<Paper, 'doi'>): string | null {
  const bare = doi === null ? '' : fold(doi).replace(/^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)/, '');
  return bare === '' ? null : bare;
}

/** The windows of R10, in calendar years: only the year of a paper is known, and nothing that recent is left out. */
function judged(papers: readonly SharedPaper[], now: number, { coauthorshipYears, activePapers, activeYears }: DetectionSettings): Pick<Coauthorship, 'type' | 'severity'> | null {
  if (papers.length === 0) return null;
  const thisYear = new Date(now).getUTCFullYear();
  const within = (years: number) => papers.filter(({ year }) => year >= thisYear - years).length;
  const recent = within(coauthorshipYears);
  if (recent === 0) return { type: 'COAUTH_OLD', severity: 'potential' };
  return { type: 'COAUTH_RECENT', severity: recent >= activePapers && within(activeYears) > 0 ? 'real' : 'apparent' };
}

const SUREST_FIRST = ['account', 'orcid', 'email', 'doi', 'name'] as const satisfies readonly AuthorBasis['by'][];

class FoundPapers {
  private readonly byReviewer = new Map<string, Map<TeamMember, SharedPaper[]>>();

  add(reviewer: string, member: TeamMember, { doi, title, year }: Paper, basis: AuthorBasis): void {
    const members = this.byReviewer.get(reviewer) ?? new Map<TeamMember, SharedPaper[]>();
    const papers = members.get(member) ?? [];
    this.byReviewer.set(reviewer, members.set(member, papers));
    papers.push({ title, year, doi, basis });
  }

  pairs(): { readonly reviewer: string; readonly member: TeamMember; readonly papers: SharedPaper[] }[] {
    return [...this.byReviewer].flatMap(([reviewer, members]) => [...members].map(([member, papers]) => ({ reviewer, member, papers: eachOnce(papers) })));
  }
}

/** Each paper once, by its surest basis; newest first. */
function eachOnce(papers: readonly SharedPaper[]): SharedPaper[] {
  const surestFirst = papers.toSorted((a, b) => SUREST_FIRST.indexOf(a.basis.by) - SUREST_FIRST.indexOf(b.basis.by) || Number(a.doi === null) - Number(b.doi === null) || byYear(a, b));
  const seen = new Set<string>();
  const kept = surestFirst.filter((paper) => {
    const doi = doiOf(paper);
    const keys = [JSON.stringify([fold(paper.title), paper.year]), ...doi === null ? [] : [doi]];
    const isNew = keys.every((key) => !seen.has(key));
    for (const key of keys) seen.add(key);
    return isNew;
  });
  return kept.sort(byYear);
}

function byYear(a: SharedPaper, b: SharedPaper): number {
  return b.year - a.year || compareText(JSON.stringify(a), JSON.stringify(b));
}
