import type { ExpertRanking, IneligibleReason } from './types.ts';

/** §1.2, step 4. */
export const SHORTLIST = { fewest: 1, most: 5 } as const;

export interface ShortlistProblem {
  readonly code: 'tooFew' | 'tooMany' | 'duplicate' | 'unknown' | 'ineligible';
  /** Null where the whole list is meant. */
  readonly expert: string | null;
  readonly reasons: readonly IneligibleReason[];
}

/** What keeps an admin's shortlist from being shown, in its order; empty: nothing does. O(experts). */
export function checkShortlist(experts: readonly string[], { ranked, ineligible }: ExpertRanking): readonly ShortlistProblem[] {
  const problems: ShortlistProblem[] = [];
  const report = (code: ShortlistProblem['code'], expert: string | null, reasons: readonly IneligibleReason[] = []): void => { problems.push({ code, expert, reasons }); };
  if (experts.length < SHORTLIST.fewest) report('tooFew', null);
  if (experts.length > SHORTLIST.most) report('tooMany', null);
  const eligible = new Set(ranked.map(({ id }) => id));
  const barred = new Map(ineligible.map(({ id, reasons }) => [id, reasons]));
  experts.forEach((expert, at) => {
    if (experts.indexOf(expert) !== at) report('duplicate', expert);
    else if (barred.has(expert)) report('ineligible', expert, barred.get(expert));
    else if (!eligible.has(expert)) report('unknown', expert);
  });
  return problems;
}
