import { applyStep, LAST, type Ranking, type RankingStep } from './ranking.ts';

/**
 * The list as a plain HTML form, so that it works before JavaScript loads: one number field per person (`rank.<id>`),
 * one check box per person (`never`), the order as it was drawn (`before`), and buttons that carry one step (`step`).
 */
export const fields = { before: 'before', never: 'never', step: 'step', rank: (id: string) => `rank.${id}` } as const;

export interface ReadRanking { readonly ranking: Ranking; /** Whose number field holds something that is no rank; they stay where they were. */ readonly unreadable: readonly string[] }

export function readRanking(form: FormData): ReadRanking {
  const before = texts(form, fields.before).flatMap((list) => list.split(' ')).filter(Boolean);
  const never = [...new Set(texts(form, fields.never))];
  const unreadable: string[] = [];
  const placed: { id: string; position: number; was: number }[] = [];
  for (const [name, value] of form) {
    if (!name.startsWith('rank.') || typeof value !== 'string') continue;
    const id = name.slice('rank.'.length);
    const was = before.indexOf(id) + 1;
    const typed = typedRank(value);
    if (typed === 'unreadable') unreadable.push(id);
    const rank = typed === 'unreadable' ? was || null : typed;
    if (rank !== null && !never.includes(id)) placed.push({ id, position: between(rank, was), was: was || LAST });
  }
  placed.sort((left, right) => left.position - right.position || left.was - right.was);
  const ranking = { ranked: [...new Set(placed.map((entry) => entry.id))], never };
  const step = readStep(form.get(fields.step));
  return { ranking: step ? applyStep(ranking, step) : ranking, unreadable };
}

/** Two people with the same number: whoever was moved up goes before the one who stayed, whoever was moved down goes behind. */
function between(rank: number, was: number): number {
  if (rank === was) return rank;
  return was > 0 && rank > was ? rank + 0.5 : rank - 0.5;
}

export function typedRank(text: string): number | null | 'unreadable' {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^\d{1,6}$/.test(trimmed) ? Math.max(Number(trimmed), 1) : 'unreadable';
}

export function writeStep(step: Exclude<RankingStep, { kind: 'replace' }>): string {
  return step.kind === 'place' ? `place ${step.id} ${step.rank}` : `${step.kind} ${step.id}`;
}

function readStep(value: FormDataEntryValue | null): RankingStep | null {
  if (typeof value !== 'string') return null;
  const [kind, id, rank] = value.split(' ');
  if (!id) return null;
  if (kind === 'place') return rank && /^\d+$/.test(rank) ? { kind, id, rank: Number(rank) } : null;
  return kind === 'remove' || kind === 'never' || kind === 'allow' ? { kind, id } : null;
}

const texts = (form: FormData, name: string) => form.getAll(name).filter((value) => typeof value === 'string');

/** What `readRanking` reads: the form that a page with JavaScript sends without drawing it. */
export function writeRanking(ranking: Ranking): FormData {
  const form = new FormData();
  form.set(fields.before, ranking.ranked.join(' '));
  ranking.ranked.forEach((id, index) => form.set(fields.rank(id), String(index + 1)));
  for (const id of ranking.never) form.append(fields.never, id);
  return form;
}
