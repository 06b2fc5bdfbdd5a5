import { expect, test } from 'vitest';
import { oneAtATime } from '../../script/lib/one-at-a-time.ts';

/** Work that ends when told to, and counts how many are under way together. */
function heldWork() {
  const ends: (() => void)[] = [];
  const seen = { begun: 0, now: 0, most: 0 };
  const work = oneAtATime(async () => {
    seen.begun += 1;
    seen.most = Math.max(seen.most, (seen.now += 1));
    await new Promise<void>((resolve) => ends.push(resolve));
    seen.now -= 1;
  });
  return { work, seen, end: () => ends.shift()?.() };
}

test('what is asked for during the work is done once more, after it', async () => {
  const { work, seen, end } = heldWork();
  const first = work();
  const asked = [work(), work(), work()];
  expect(seen.begun).toBe(1);
  end();
  await expect.poll(() => seen.begun).toBe(2);
  end();
  await Promise.all([first, ...asked]);
  expect(seen).toEqual({ begun: 2, now: 0, most: 1 });
});

test('what is asked for afterwards is done afresh, also after a failure', async () => {
  let calls = 0;
  const work = oneAtATime(async () => {
    calls += 1;
    if (calls === 1) throw new Error('no');
  });
  await expect(work()).rejects.toThrow('no');
  await work();
  await work();
  expect(calls).toBe(3);
});
