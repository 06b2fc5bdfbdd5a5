import { validateCall } from '@counterpart/engine/call';
import type { Algorithm, CallProblem, CallSnapshot } from '@counterpart/engine/call';
import { attempt, UnusableInput } from '../exit.ts';
import type { InputProblem } from '../exit.ts';
import { showProgress } from '../progress.ts';
import { readBids, readPairs, readQuotas, readScores } from './assign-files.ts';
import type { Members } from './assign-files.ts';
import { settingsOf } from './assign-options.ts';
import type { CallFiles, CallOptions } from './assign-options.ts';
import { callProblemWords } from './assign-words.ts';
import { PairColumns } from './pair-columns.ts';

/**
 * Reads the files into one snapshot. The scores say whom the call has; problems of the other files come together, those of the lines before those
 * between files.
 *
 * @throws UnusableInput
 */
export function readCall(options: CallOptions, algorithm: Algorithm): CallSnapshot {
  const { members, quotas, lists } = readFiles(options);
  const snapshot: CallSnapshot = {
    proposals: members.proposals.ids.map((id) => ({ id })),
    reviewers: members.reviewers.ids.map((id, place) => ({ id, ...(quotas.has(place) ? { maximum: quotas.get(place)! } : {}) })),
    scores: lists.scores.toPairs(), bids: lists.bids.toPairs(), conflicts: lists.conflicts.toPairs(), locks: lists.locks.toPairs(),
    waived: { proposal: [], reviewer: [], plan: [] },
    settings: settingsOf(options, algorithm),
  };
  const refused = validateCall(snapshot);
  if (refused.length > 0) throw new UnusableInput(inOrder(refused.map((problem) => inFile(problem, options, lists)), options));
  return snapshot;
}

type Lists = Readonly<Record<'scores' | 'bids' | 'conflicts' | 'locks', PairColumns>>;

function readFiles(options: CallFiles): { readonly members: Members; readonly lists: Lists; readonly quotas: ReadonlyMap<number, number> } {
  const onProgress = showProgress();
  const problems: InputProblem[] = [];
  const optional = <Value>(file: string | undefined, read: (file: string) => Value, nothing: Value): Value =>
    (file === undefined ? null : attempt(() => read(file), problems)) ?? nothing;
  try {
    const { members, scores } = readScores(options.scores, onProgress);
    const lists: Lists = {
      scores,
      bids: optional(options.bids, (file) => readBids(file, members, onProgress), new PairColumns()),
      conflicts: optional(options.conflicts, (file) => readPairs(file, members, onProgress), new PairColumns()),
      locks: optional(options.locks, (file) => readPairs(file, members, onProgress), new PairColumns()),
    };
    const quotas = optional(options.quotas, (file) => readQuotas(file, members, onProgress), new Map<number, number>());
    if (problems.length > 0) throw new UnusableInput(problems);
    return { members, lists, quotas };
  } finally {
    onProgress(null, 1);
  }
}

export function filesOf({ scores, bids, conflicts, quotas, locks }: CallFiles): readonly (string | undefined)[] {
  return [scores, bids, conflicts, quotas, locks];
}

/** The engine goes through pairs by their ids; a person goes through a file by its lines. */
function inOrder(problems: readonly InputProblem[], options: CallOptions): InputProblem[] {
  const files = filesOf(options);
  return problems.toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0));
}

/** `locks[3]` is a line of that file; a bound of the whole call is an option. */
function inFile(problem: CallProblem, options: CallOptions, lists: Lists): InputProblem {
  const place = /^(scores|bids|conflicts|locks)\[(\d+)\]$/u.exec(problem.path);
  const list = place?.[1] as keyof typeof lists | undefined;
  const lineOf = (at: number): number | null => (list === undefined ? null : lists[list].lineOf(at));
  return {
    file: list === undefined ? options.scores : options[list]!,
    line: list === undefined ? null : lineOf(Number(place![2])),
    column: null,
    ...callProblemWords(problem, lineOf),
  };
}
