import { affinityChannels, affinityModel, defaultAffinitySettings } from '@counterpart/engine/call';
import type { AffinitySnapshot, Proficiency } from '@counterpart/engine/call';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CallTexts } from './affinity-reading.ts';
import { readProposals, readReviewers } from './affinity-records.ts';
import { AffinityThread } from './affinity-thread.ts';
import { AffinityThreads } from './affinity-threads.ts';

const examples = join(import.meta.dirname, '../../../docs/examples');
const textsOf = ({ reviewers, proposals }: AffinitySnapshot): CallTexts => ({
  reviewers: () => reviewers,
  keywords: () => reviewers.flatMap(({ expertise }) => expertise.map(({ keyword }) => keyword)),
  proposals: () => proposals,
});
const nobodyWatches = (): undefined => undefined;

it('terms and the best pairs are the same to the bit with any number of threads, also with more than there is work', async () => {
  const reviewers = [...readReviewers(join(examples, 'reviewers.json'), nobodyWatches)];
  const proposals = [...readProposals(join(examples, 'proposals.json'), nobodyWatches)];
  const texts = Array.from({ length: 180 }, (_, text) => Array.from({ length: 60 }, (_word, word) => `word${(text * 7 + word * word * (text % 11)) % (20 + word * 9)}`).join(' '));
  const snapshot: AffinitySnapshot = {
    reviewers: [...reviewers, ...texts.slice(0, 110).map((biography, at) => ({ id: `r${at}`, expertise: [], publications: [], biography }))],
    proposals: [...proposals, ...texts.slice(110).map((title, at) => ({ id: `p${at}`, title, summary: '', description: '' }))],
    settings: defaultAffinitySettings, now: 0,
  };
  const alone = affinityModel(snapshot);
  const results = await Promise.all([0, 1, 3].map(async (count) => {
    const threads = new AffinityThreads(count);
    try {
      const model = affinityModel(snapshot, await threads.readTexts(snapshot, textsOf(snapshot)));
      return { terms: structuredClone(model.terms), phrases: structuredClone(model.phrases), best: await threads.bestPairs(affinityChannels(model), 40) };
    } finally {
      await threads.close();
    }
  }));
  for (const { terms, phrases, best } of results) {
    expect(terms).toEqual(alone.terms);
    expect(phrases).toEqual(alone.phrases);
    expect(best).toEqual(results[0]!.best);
  }
  const small = new AffinityThreads(4);
  const few = affinityModel({ ...snapshot, reviewers: reviewers.slice(0, 2), proposals: proposals.slice(0, 1) });
  expect((await small.bestPairs(affinityChannels(few), 3)).ofProposals.others.length).toBe(2);
  await small.close();
});

it('what goes wrong in a thread is told here', async () => {
  const threads = new AffinityThreads(2);
  const odd = { id: 'r', expertise: [{ keyword: 'a', proficiency: 'guru' as Proficiency }], publications: [], biography: '' };
  await expect(threads.readTexts({ settings: defaultAffinitySettings, now: 0 }, textsOf({ reviewers: [odd], proposals: [], settings: defaultAffinitySettings, now: 0 }))).rejects.toThrow('must be above 0 and finite');
  await threads.close();
});

it('a thread that failed or ended answers nothing that waits or is asked then, and says why', async () => {
  const call = { settings: defaultAffinitySettings, now: 0 };
  const readerOf = (weight: Proficiency) => ({ kind: 'read', call, step: { reviewers: [{ id: weight, expertise: [{ keyword: 'a', proficiency: weight }], publications: [], biography: '' }] } }) as const;
  const reasons = async (asked: readonly Promise<unknown>[]) => (await Promise.allSettled(asked)).map((answer) => (answer.status === 'rejected' ? (answer.reason as Error).message : 'done'));
  const odd = new AffinityThread();
  const failure: unknown = expect.stringContaining('must be above 0 and finite');
  expect(await reasons([odd.ask(readerOf('expert')), odd.ask(readerOf('guru' as Proficiency)), odd.ask(readerOf('basic'))])).toEqual(['done', failure, failure]);
  expect(await reasons([odd.ask({ kind: 'texts' })])).toEqual([failure]);
  await odd.end();
  const ended = new AffinityThread();
  const waiting = [ended.ask(readerOf('expert')), ended.ask({ kind: 'texts' })];
  const answers = reasons(waiting);
  await ended.end();
  expect(await answers).toEqual(['the thread has ended', 'the thread has ended']);
  expect(await reasons([ended.ask({ kind: 'texts' })])).toEqual(['the thread has ended']);
});
