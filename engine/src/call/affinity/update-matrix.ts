import { pickRows, type SparseRows } from '../../text/index.ts';
import { reviewerScores, type AffinityMatrix, type ReviewerScores } from './matrix.ts';
import { placesOf, type AffinityModel } from './model.ts';

/** For each member of both sides the row that it had before, where its keywords and text have the same weights still, bit by bit; else −1. */
export interface Moved { readonly reviewers: Int32Array; readonly proposals: Int32Array }

const PARTS = [['affinity', 'affinity'], ['keywordScore', 'keyword'], ['textScore', 'text']] as const satisfies readonly (readonly [keyof AffinityMatrix, keyof ReviewerScores])[];

/** The matrix of a model; pairs of two members that have not moved keep their scores. O(reviewers · proposals + shared terms of the other pairs). */
export function updateMatrix(before: AffinityMatrix, model: AffinityModel, { reviewers, proposals }: Moved): AffinityMatrix {
  const [width, widthBefore] = [proposals.length, before.proposals.length];
  const size = reviewers.length * width;
  const matrix = { affinity: new Float64Array(size), keywordScore: new Float64Array(size), textScore: new Float64Array(size) };
  const everywhere = Uint32Array.from(proposals.keys());
  const elsewhere = everywhere.filter((at) => proposals[at]! < 0);
  const scoresOf = { everywhere: reviewerScores(model), elsewhere: reviewerScores(withProposals(model, elsewhere)) };
  reviewers.forEach((row, reviewer) => {
    const start = reviewer * width;
    const scores = row < 0 ? scoresOf.everywhere(reviewer) : scoresOf.elsewhere(reviewer);
    for (const [into, from] of PARTS) {
      (row < 0 ? everywhere : elsewhere).forEach((proposal, at) => (matrix[into][start + proposal] = scores[from][at]!));
      if (row >= 0) proposals.forEach((column, proposal) => { if (column >= 0) matrix[into][start + proposal] = before[into][row * widthBefore + column]!; });
    }
  });
  const { snapshot } = model;
  return { reviewers: snapshot.reviewers.map(({ id }) => id), proposals: snapshot.proposals.map(({ id }) => id), ...matrix };
}

function withProposals(model: AffinityModel, picked: Uint32Array): Pick<AffinityModel, 'keyword' | 'text'> {
  const { keyword, text } = model;
  return { keyword: { ...keyword, proposals: pickRows(keyword.proposals, picked) }, text: { ...text, proposals: pickRows(text.proposals, picked) } };
}

export function movedMembers(before: AffinityModel, after: AffinityModel): Moved {
  return { reviewers: unmovedRows(before, after, 'reviewers'), proposals: unmovedRows(before, after, 'proposals') };
}

function unmovedRows(before: AffinityModel, after: AffinityModel, side: 'reviewers' | 'proposals'): Int32Array {
  const places = placesOf(before.snapshot[side]);
  const terms = columnsNow(before.terms.terms, after.terms.terms);
  const phrases = columnsNow(before.phrases.phrases, after.phrases.phrases);
  return Int32Array.from(after.snapshot[side].map(({ id }, at) => {
    const row = places.get(id);
    const unmoved = row !== undefined && sameRow(before.text[side], row, after.text[side], at, terms) && sameRow(before.keyword[side], row, after.keyword[side], at, phrases);
    return unmoved ? row : -1;
  }));
}

/** Where each column has gone: −1 where to nowhere. */
function columnsNow(before: readonly string[], after: readonly string[]): Int32Array {
  const places = new Map(after.map((name, at) => [name, at]));
  return Int32Array.from(before, (name) => places.get(name) ?? -1);
}

function sameRow(before: SparseRows, row: number, after: SparseRows, now: number, columnNow: Int32Array): boolean {
  const start = before.offsets[row]!;
  const entries = before.offsets[row + 1]! - start;
  const startNow = after.offsets[now]!;
  if (after.offsets[now + 1]! - startNow !== entries) return false;
  for (let at = 0; at < entries; at++) {
    if (columnNow[before.indices[start + at]!] !== after.indices[startNow + at] || before.values[start + at] !== after.values[startNow + at]) return false;
  }
  return true;
}
