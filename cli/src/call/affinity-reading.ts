import type { AffinityReader, ProposalText, ReviewerProfile } from '@counterpart/engine/call';

/** The texts of a call, as they come. */
export interface CallTexts {
  reviewers(): Iterable<ReviewerProfile>;
  /** Of all reviewers, asked for when these have been read. */
  keywords(): Iterable<string>;
  proposals(): Iterable<ProposalText>;
}

/** What a reader is given at once. */
export type ReadingStep =
  | { readonly reviewers: readonly ReviewerProfile[] }
  | { readonly keywords: readonly string[] }
  | { readonly proposals: readonly ProposalText[] };

type Reader = (step: ReadingStep) => Promise<void>;

/** Few enough to take no room, enough to be worth a message. */
const BATCH = 100;

export function read(reader: AffinityReader, step: ReadingStep): void {
  if ('reviewers' in step) for (const reviewer of step.reviewers) reader.readReviewer(reviewer);
  else if ('keywords' in step) reader.expectKeywords(step.keywords);
  else for (const proposal of step.proposals) reader.readProposal(proposal);
}

/** Gives each reader a batch whenever it has done with one, so that few texts are in memory at any time; keywords go to all. */
export async function handOut(texts: CallTexts, readers: readonly Reader[]): Promise<void> {
  await share(batches(texts.reviewers()), readers, (batch) => ({ reviewers: batch }));
  const known = [...new Set(texts.keywords())];
  await Promise.all(readers.map((reader) => reader({ keywords: known })));
  await share(batches(texts.proposals()), readers, (batch) => ({ proposals: batch }));
}

async function share<Member>(waiting: Iterator<readonly Member[]>, readers: readonly Reader[], stepOf: (batch: readonly Member[]) => ReadingStep): Promise<void> {
  // Twice, so that the next batch waits for a reader and not the reader for it.
  await Promise.all([...readers, ...readers].map(async (reader) => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await reader(stepOf(next.value));
  }));
}

function* batches<Member>(members: Iterable<Member>): Generator<readonly Member[], undefined> {
  let batch: Member[] = [];
  for (const member of members) {
    if (batch.push(member) < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
