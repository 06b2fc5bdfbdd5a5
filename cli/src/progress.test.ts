import { describe, expect, it, vi } from 'vitest';
import { showProgress, whileWorking } from './progress.ts';

/** What is written to standard error, as a terminal or as a pipe. */
function written(isTTY: boolean, work: () => void): string {
  vi.spyOn(process.stderr, 'isTTY', 'get').mockReturnValue(isTTY);
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  work();
  const texts = write.mock.calls.map(([text]) => text);
  vi.restoreAllMocks();
  return texts.join('');
}

// In a pipe it is not there, and what is not there cannot be replaced for a while.
process.stderr.isTTY ??= false;

const WIPED = '\r\u001B[K';

describe('progress', () => {
  it('is a line on a terminal that is rewritten when it changes, and wiped', () => {
    const said = written(true, () => {
      const progress = showProgress();
      for (const share of [0.1, 0.101, 0.5]) progress('folder/scores.csv', share);
      progress(null, 1);
    });
    expect(said).toBe(`${WIPED}Reading scores.csv: 10 %${WIPED}Reading scores.csv: 50 %${WIPED}`);
    expect(written(false, () => { showProgress()('scores.csv', 0.5); })).toBe('');
  });

  it('of a computation is wiped also when it fails, before anything is said about that', () => {
    expect(written(true, () => { expect(whileWorking('Assigning …', () => 7)).toBe(7); })).toBe(`Assigning …${WIPED}`);
    expect(written(true, () => { expect(() => whileWorking('Assigning …', () => { throw new RangeError('too much'); })).toThrow('too much'); })).toBe(`Assigning …${WIPED}`);
    expect(written(false, () => { whileWorking('Assigning …', () => 7); })).toBe('');
  });
});
