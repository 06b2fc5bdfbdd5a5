import { describe, expect, test } from 'vitest';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { shuffled } from '../../cohort/random.test-support.ts';
import { affinityMatrix } from './matrix.ts';
import { affinityModel } from './model.ts';
import { RandomCall } from './random.test-support.ts';
import type { AffinitySnapshot } from './types.ts';
import { updateAffinity, type ComparedCall } from './update.ts';

function compared(snapshot: AffinitySnapshot): ComparedCall {
  const model = affinityModel(snapshot);
  return { model, matrix: affinityMatrix(model) };
}

/** One to four changes of the kinds that happen: people and proposals come, go and change, so do settings, and years pass. */
function edited(call: RandomCall, snapshot: AffinitySnapshot, round: number): AffinitySnapshot {
  let { reviewers, proposals, settings, now } = snapshot;
  for (let change = call.below(4); change >= 0; change--) {
    const kind = call.below(9);
    const [at, other] = [call.below(reviewers.length), call.below(proposals.length)];
    if (kind === 0) reviewers = [call.reviewer(`new${round}.${change}`), ...reviewers];
    if (kind === 1 && reviewers.length > 1) reviewers = reviewers.toSpliced(at, 1);
    if (kind === 2) reviewers = reviewers.with(at, call.reviewer(reviewers[at]!.id));
    if (kind === 3) proposals = [call.proposal(`new${round}.${change}`), ...proposals];
    if (kind === 4 && proposals.length > 1) proposals = proposals.toSpliced(other, 1);
    if (kind === 5) proposals = proposals.with(other, { ...proposals[other]!, summary: call.text(12) });
    if (kind === 6) reviewers = reviewers.with(at, { ...reviewers[at]!, expertise: call.reviewer('').expertise });
    if (kind === 7) now += 400 * 86_400_000;
    const setting = (['coverage', 'stems', 'stopWords'] as const)[call.below(3)]!;
    if (kind === 8) settings = { ...settings, [setting]: !settings[setting] };
  }
  return { reviewers, proposals, settings, now };
}

describe('an affinity brought up to date', () => {
  test.each(Array.from({ length: oracleRounds(40) }, (_, seed) => seed))('is that of a full computation to the bit, edit after edit (seed %i)', (seed) => {
    const call = new RandomCall(seed);
    let snapshot = call.snapshot(1 + call.below(7), 1 + call.below(7), { coverage: seed % 3 === 0, stems: seed % 4 !== 0 });
    let state = compared(snapshot);
    for (let round = 0; round < 6; round++) {
      snapshot = edited(call, snapshot, round);
      const { model, matrix } = updateAffinity(state, { ...snapshot, reviewers: shuffled(snapshot.reviewers, () => call.below(1000) / 1000) });
      const whole = compared(snapshot);
      expect({ model, matrix }).toEqual(whole);
      state = { model, matrix };
    }
  });

  test('computes nothing where nothing changed, and a row where a keyword did', () => {
    const snapshot = new RandomCall(5).snapshot(6, 5);
    expect(updateAffinity(compared(snapshot), snapshot).changed).toEqual({ reviewers: [], proposals: [], pairs: 0 });
    // The same words as often as before: no other document's weights move.
    const reviewers = snapshot.reviewers.with(0, { ...snapshot.reviewers[0]!, biography: 'waves', expertise: [{ keyword: 'waves', proficiency: 'expert' }, { keyword: 'ocean', proficiency: 'basic' }] });
    const again = reviewers.with(0, { ...reviewers[0]!, expertise: [{ keyword: 'waves', proficiency: 'basic' }, { keyword: 'ocean', proficiency: 'expert' }] });
    expect(updateAffinity(compared({ ...snapshot, reviewers }), { ...snapshot, reviewers: again }).changed).toEqual({ reviewers: ['r0'], proposals: [], pairs: 5 });
  });

  test('computes what shares a term whose rarity changed, and nothing else', () => {
    const text = (id: string, title: string) => ({ id, title, summary: '', description: '' });
    const snapshot = { ...new RandomCall(1).snapshot(0, 0), proposals: [text('a', 'wave tide'), text('b', 'wave'), text('c', 'protein')], reviewers: [{ id: 'r', expertise: [], publications: [], biography: 'tide protein' }] };
    const { changed } = updateAffinity(compared(snapshot), { ...snapshot, proposals: snapshot.proposals.with(1, text('b', 'ice')) });
    // "wave" is rarer now, which moves a; b has changed; a row of one term has length 1 whatever its rarity, and r has no wave.
    expect(changed).toEqual({ reviewers: [], proposals: ['a', 'b'], pairs: 2 });
  });
});
