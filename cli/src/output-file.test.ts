import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, constants, openSync, readdirSync, readFileSync, readlinkSync, readSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UnusableInput } from './exit.ts';
import { writeOutput } from './output-file.ts';
import { workFolder } from './run.test-support.ts';

const folder = workFolder();
const out = join(folder, 'out.csv');

/** Runs in a process of its own, after it has waited for a file as a command may; `steps` come between the two pieces that are written to out.csv. */
function writing(steps: string): { readonly signal: string | null; readonly status: number | null } {
  const script = `
    import { readFile } from 'node:fs/promises';
    import { writeOutput } from ${JSON.stringify(join(import.meta.dirname, 'output-file.ts'))};
    await readFile(${JSON.stringify(import.meta.filename)});
    function* pieces() { yield 'one\\n'; ${steps} yield 'two\\n'; }
    writeOutput(pieces(), 'out.csv');
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.exitCode = 5;`;
  const { signal, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder, encoding: 'utf8', timeout: 50_000 });
  return { signal, status };
}

describe('writeOutput', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s in the middle ends the process when the file is whole, and no draft stays', (signal) => {
    expect(writing(`process.kill(process.pid, '${signal}');`)).toEqual({ signal, status: null });
    expect(readdirSync(folder)).toEqual(['out.csv']);
    expect(readFileSync(out, 'utf8')).toBe('one\ntwo\n');
  });

  it('what fails in the middle leaves the file of before, and no draft', () => {
    writeFileSync(out, 'before');
    function* broken(): Generator<string> {
      yield 'one\n';
      throw new RangeError('no more');
    }
    expect(() => writeOutput(broken(), out)).toThrow(RangeError);
    expect([readdirSync(folder), readFileSync(out, 'utf8')]).toEqual([['out.csv'], 'before']);
  });

  it('a file keeps who may read it; a link stays a link, and what it points to is written', () => {
    writeFileSync(out, 'before');
    chmodSync(out, 0o600);
    symlinkSync('out.csv', join(folder, 'link.csv'));
    writeOutput('after', join(folder, 'link.csv'));
    expect([readFileSync(out, 'utf8'), statSync(out).mode & 0o777, readlinkSync(join(folder, 'link.csv'))]).toEqual(['after', 0o600, 'out.csv']);
  });

  it('a pipe is written to, not replaced by a file', () => {
    const pipe = join(folder, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    // Open for both and without waiting, so that no end waits for the other.
    const end = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    writeOutput('through', pipe);
    const read = Buffer.alloc(20);
    expect(read.toString('utf8', 0, readSync(end, read))).toBe('through');
    expect(statSync(pipe).isFIFO()).toBe(true);
    closeSync(end);
  });

  it('a folder is refused', () => {
    expect(() => writeOutput('text', folder)).toThrow(UnusableInput);
  });
});
