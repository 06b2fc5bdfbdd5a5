import { setTimeout as sleep } from 'node:timers/promises';

/** More than any of these answers takes by itself: a password's hash is the longest part of them. */
const milliseconds = 300;

/** Answers about an address all take this long, so that nobody reads from the clock whether there is an account. */
export async function evenly<T>(work: () => Promise<T>, applies: (answer: T) => boolean = () => true): Promise<T> {
  const floor = sleep(milliseconds);
  const answer = await work();
  if (applies(answer)) await floor;
  return answer;
}
