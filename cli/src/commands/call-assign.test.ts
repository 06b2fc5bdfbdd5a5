import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Command } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import { counterpart, workFolder } from '../run.test-support.ts';
import type { Ran } from '../run.test-support.ts';
import { registerCallAssign } from './call-assign.ts';
import { registerCallCompare } from './call-compare.ts';

const folder = workFolder();

/** Three proposals for three reviewers; ada is best for all. */
const SCORES = 'p1,ada,0.9\np1,bo,0.5\np1,cy,0.4\np2,ada,0.8\np2,bo,0.05\np2,cy,0.3\np3,ada,0.7\np3,bo,0.6\np3,cy,0\n';
const MODEST = ['--min-reviewers', '1', '--max-reviewers', '2', '--min-proposals', '0', '--max-proposals', '3'];
type Files = Readonly<Record<string, string>>;

function written(files: Files): string[] {
  return Object.entries({ scores: SCORES, ...files }).flatMap(([name, content]) => {
    const file = join(folder, `${name}.csv`);
    writeFileSync(file, content);
    return [`--${name}`, file];
  });
}

/** The real process. */
function run(command: 'assign' | 'compare', files: Files, ...args: readonly string[]): Ran {
  return counterpart(folder, ['call', command, ...written(files), ...args]);
}

/** What the command writes into a file, within this process: hundreds of times as fast. */
function output(command: 'assign' | 'compare', files: Files, ...args: readonly string[]): string {
  const program = new Command().exitOverride();
  registerCallAssign(program);
  registerCallCompare(program);
  const out = join(folder, 'output');
  try {
    program.parse(['call', command, ...written(files), ...MODEST, ...args, '--out', out], { from: 'user' });
  } finally {
    process.exitCode = 0;
  }
  return readFileSync(out, 'utf8');
}

describe('call assign (issue 3 section 5)', () => {
  it('JSON has the shape that the issue asks for', () => {
    const ran = run('assign', { bids: 'p1,bo,eager\n' }, ...MODEST, '--bid-weight', '0.4', '--algorithm', 'minmax', '--format', 'json');
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    const result = JSON.parse(ran.stdout) as Record<string, unknown>;
    expect(Object.keys(result).slice(0, 5)).toEqual(['status', 'algorithm', 'objective', 'assignments', 'shortfall']);
    expect(result).toMatchObject({
      status: 'optimal', algorithm: 'minmax',
      objective: { shortfall: 0, maxLoad: 1, minProposalScore: 0.3, totalScore: 1.9, bound: 1.9 },
      assignments: [
        { proposal: 'p1', reviewer: 'bo', affinity: 0.5, bid: 'eager', finalScore: 0.9, rank: 1 },
        { proposal: 'p2', reviewer: 'cy', affinity: 0.3, bid: null, finalScore: 0.3, rank: 1 },
        { proposal: 'p3', reviewer: 'ada', affinity: 0.7, bid: null, finalScore: 0.7, rank: 1 },
      ],
      shortfall: [],
      loads: [{ reviewer: 'ada', load: 1 }, { reviewer: 'bo', load: 1 }, { reviewer: 'cy', load: 1 }],
      certificate: { load: { limit: 1 } },
    });
  });

  it('every option and file is heard', () => {
    const pairs = (files: Files, ...args: readonly string[]): string =>
      (parse(output('assign', files, '--algorithm', 'hungarian', '--format', 'csv', ...args)) as string[][]).slice(1).map(([proposal, reviewer]) => `${proposal}-${reviewer}`).join(' ');
    expect(pairs({})).toBe('p1-ada p2-ada p3-ada');
    expect(pairs({ quotas: 'ada,2\n' })).toBe('p1-ada p2-ada p3-bo');
    expect(pairs({ conflicts: 'p1,ada\n' })).toBe('p1-bo p2-ada p3-ada');
    expect(pairs({ bids: 'p1,bo,1\n' }, '--bid-weight', '0.5')).toBe('p1-bo p2-ada p3-ada');
    expect(pairs({ bids: 'p1,bo,1\np1,ada,-1\n' }, '--bid-weight', '0')).toBe('p1-bo p2-ada p3-ada');
    expect(pairs({ locks: 'p3,cy\n' })).toBe('p1-ada p2-ada p3-cy');
    expect(pairs({}, '--max-proposals', '1', '--min-proposals', '1')).toBe('p1-cy p2-ada p3-bo');
    expect(pairs({}, '--min-reviewers', '2')).toBe('p1-ada p1-bo p2-ada p2-cy p3-ada p3-bo');
    expect(pairs({}, '--fill', 'maximum', '--max-reviewers', '1')).toBe('p1-ada p2-ada p3-ada');
    expect(pairs({}, '--fill', 'maximum').split(' ')).toHaveLength(6);
    expect(pairs({}, '--algorithm', 'minmax')).toBe('p1-cy p2-ada p3-bo');
    expect(pairs({}, '--algorithm', 'fairflow', '--threshold', '0.65')).toBe('p1-ada p2-ada p3-ada');
  });

  it('status 2 where reviews are missing; the reason names who competes for whom, in every format', () => {
    const files = { scores: 'p1,ada,0.9\np2,ada,0.8\np3,bo,0.7\n', quotas: 'ada,1\nbo,3\n' };
    const reason = 'its candidate ada is at their maximum; with p1 it needs 2 reviews, and these reviewers can give 1';
    const table = run('assign', files, ...MODEST);
    expect([table.status, table.stderr]).toEqual([2, '']);
    expect(table.stdout).toContain(`Missing reviews: 1.\n  p2 lacks 1: ${reason}.\n`);
    const json = run('assign', files, ...MODEST, '--format', 'json');
    expect(json.status).toBe(2);
    expect(JSON.parse(json.stdout)).toMatchObject({ status: 'optimal', objective: { shortfall: 1 }, shortfall: [{ proposal: 'p2', missing: 1, reason }] });
    expect(json.stderr).toContain(reason);
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    for (const format of ['csv', 'table']) {
      output('assign', files, '--format', format);
      expect(stderr.mock.calls.join()).toContain(reason);
      stderr.mockClear();
    }
    stderr.mockRestore();
  });

  it('what may be a mistake is told beside the result: ids alike, files that say nothing, pairs that are no candidates', () => {
    const files = {
      scores: 'p1,REV1,0.9\nP1,rev1,0.8\np2,REV1,0.7\np3,rev1,0.6\n', bids: 'proposal,reviewer,bid\n', quotas: '\n',
      conflicts: 'p1,rev1\np2,REV1\np3,REV1\n', locks: 'reviewer,proposal\nREV1,P1\n',
    };
    const remarks = [
      'scores.csv: proposals that differ in capitals or blanks only count as different ones: "p1" and "P1".',
      'scores.csv: reviewers that differ in capitals or blanks only count as different ones: "REV1" and "rev1".',
      'bids.csv: has no bids.', 'quotas.csv: has no quotas.', 'conflicts.csv: 2 of 3 are for pairs without a score, which are no candidates anyway.', '',
    ].join('\n');
    const said = run('assign', files, ...MODEST, '--min-reviewers', '0', '--format', 'json');
    expect([said.status, said.stderr.replaceAll(`${folder}/`, '')]).toEqual([0, remarks]);
    expect(() => { JSON.parse(said.stdout); }).not.toThrow();
    expect(run('compare', files, ...MODEST, '--format', 'json').stderr.replaceAll(`${folder}/`, '')).toBe(remarks);
    // A locked pair is a candidate without a score.
    const locked = run('assign', { scores: 'p1,a,0.9\np2,b,0.8\n', bids: 'p1,b,eager\np2,a,willing\n', locks: 'p1,b\n', conflicts: '', quotas: '' }, ...MODEST);
    expect(locked.stderr.replaceAll(`${folder}/`, '')).toBe('conflicts.csv: has no conflicts.\nquotas.csv: has no quotas.\nbids.csv: 1 of 2 is for a pair without a score, which is no candidate anyway.\n');
  });

  it('CSV has the named columns, and no cell that a spreadsheet would execute', () => {
    expect(output('assign', { scores: '=p1,@ada,0.9\n' }, '--format', 'csv')).toBe('proposal,reviewer,affinity,bid,finalScore,rank\r\n\'=p1,\'@ada,0.9,,0.9,1\r\n');
  });

  it('no sign in an id moves the cursor or colours what follows', () => {
    const table = output('assign', { scores: '"p\u001b[31m","ada\nbo",0.9\n' });
    expect(table).toMatch(/p\ufffd\[31m +ada\ufffdbo/u);
    expect(table).not.toContain('\u001b');
  });

  it('--out writes the whole file or none, and never over an input', () => {
    expect(output('assign', {}, '--format', 'csv').split('\r\n')).toHaveLength(5);
    const input = run('assign', { locks: 'p1,ada\n' }, ...MODEST, '--out', './locks.csv');
    expect([input.status, input.stderr]).toEqual([64, './locks.csv: is one of the input files. Give --out another name.\n']);
    const compared = run('compare', { locks: 'p1,ada\n' }, ...MODEST, '--out', 'scores.csv');
    expect([compared.status, compared.stderr]).toEqual([64, 'scores.csv: is one of the input files. Give --out another name.\n']);
    const nowhere = run('assign', {}, ...MODEST, '--out', 'no/such/folder.csv');
    expect(nowhere.status).toBe(64);
    expect(existsSync(join(folder, 'no'))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('standard output that takes nothing is told in a sentence, with a status', () => {
    const unwritable = openSync(join(folder, 'scores.csv'), 'r');
    const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../main.ts'), 'call', 'assign', ...written({}), ...MODEST], { stdio: ['ignore', unwritable, 'pipe'], encoding: 'utf8' });
    closeSync(unwritable);
    expect([status, stderr]).toEqual([64, 'standard output: cannot be written (EBADF). Is the disk full, or the terminal gone?\n']);
  });

  it('S2: shuffled lines give the same bytes in every format', () => {
    const turned = `${SCORES.trimEnd().split('\n').reverse().join('\n')}\n`;
    for (const command of ['assign', 'compare'] as const) {
      for (const format of ['table', 'json', 'csv']) expect(output(command, { scores: turned }, '--format', format)).toBe(output(command, {}, '--format', format));
    }
  });

  it('refuses what cannot be used with status 64 and nothing on standard output', () => {
    for (const args of [['--threshold', '2'], ['--min-proposals', '6'], ['--max-reviewers', '1000000'], ['--max-reviewers', '-1'], ['--bid-weight', '0,3'], ['--algorithm', 'best']]) {
      const ran = run('assign', { scores: 'p1,ada,1\n' }, ...args);
      expect([ran.status, ran.stdout]).toEqual([64, '']);
      expect(ran.stderr).not.toMatch(/\n +at /u);
    }
  });
});

describe('call compare', () => {
  it('puts the three side by side, in every format', () => {
    const table = run('compare', {}, ...MODEST);
    expect([table.status, table.stderr]).toEqual([0, '']);
    expect(table.stdout).toMatch(/^ +hungarian +minmax +fairflow\nStatus /u);
    expect(table.stdout).toMatch(/\nTotal final score +2\.400 +1\.800 /u);
    const { algorithms } = JSON.parse(output('compare', {}, '--format', 'json')) as { algorithms: { algorithm: string; statistics: { load: { maximum: number } } }[] };
    expect(algorithms.map(({ algorithm, statistics }) => [algorithm, statistics.load.maximum])).toEqual([['hungarian', 3], ['minmax', 1], ['fairflow', 3]]);
    // Where a proposal falls short, the floor is that of the others.
    const short = parse(output('compare', { scores: `${SCORES}p4,cy,0.05\n` }, '--format', 'csv'), { columns: true }) as Record<string, string>[];
    expect(short.map(({ minProposalScore, floor, floorBound }) => [minProposalScore, floor, floorBound])).toEqual([['0.05', '', ''], ['0.05', '', ''], ['0', '0.7', '0.7']]);
    const rows = parse(output('compare', {}, '--format', 'csv'), { columns: true }) as Record<string, string>[];
    expect(rows.map(({ algorithm, totalScore, maxLoad }) => [algorithm, totalScore, maxLoad])).toEqual([['hungarian', '2.4', '3'], ['minmax', '1.8', '1'], ['fairflow', '2.4', '3']]);
  });
});
