import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallSnapshot } from '@counterpart/engine/call';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../csv-records.ts';
import { reportProblems, UnusableInput } from '../exit.ts';
import { workFolder } from '../run.test-support.ts';
import type { CallOptions } from './assign-options.ts';
import { readCall } from './assign-read.ts';

const folder = workFolder();

const SCORES = 'p1,r1,0.5\np1,r2,0.25\np2,r1,1\np2,r2,0\n';
type Files = Partial<Record<'scores' | 'bids' | 'conflicts' | 'quotas' | 'locks', string | Uint8Array>>;

function read(files: Files, changes: Partial<CallOptions> = {}): CallSnapshot {
  const given = Object.entries({ scores: SCORES, ...files }).map(([name, content]) => {
    const file = join(folder, `${name}.csv`);
    writeFileSync(file, content);
    return [name, file];
  });
  return readCall({
    ...(Object.fromEntries(given) as { scores: string }), minReviewers: 1, maxReviewers: 2, minProposals: 0, maxProposals: 2, threshold: 0.1, bidWeight: 0.3, fill: 'minimum', ...changes,
  }, 'minmax');
}

/** The pairs of a list as a person would write them. */
function pairs({ proposals, reviewers, ...lists }: CallSnapshot, list: 'scores' | 'bids' | 'conflicts' | 'locks'): string[] {
  const { proposal, reviewer, value } = lists[list] as CallSnapshot['scores'];
  return Array.from(proposal, (each, at) => `${proposals[each]!.id} ${reviewers[reviewer[at]!]!.id} ${value[at]}`);
}

/** Every sentence that is said of files that cannot be used. */
function refused(files: Files, changes: Partial<CallOptions> = {}): string[] {
  try {
    read(files, changes);
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    let said = '';
    reportProblems(error.problems, { write: (text) => { said += text; } });
    return said.replaceAll(`${folder}/`, '').trimEnd().split('\n');
  }
  throw new Error('the files were read');
}

describe('files of pairs', () => {
  const plain = ['p1 r1 0.5', 'p1 r2 0.25', 'p2 r1 1', 'p2 r2 0'];

  it('without a header are read in the documented order, with one by its names', () => {
    expect(pairs(read({}), 'scores')).toEqual(plain);
    expect(pairs(read({ scores: `Paper,User,Score\n${SCORES}` }), 'scores')).toEqual(plain);
    const turned = SCORES.replaceAll(/^(.*),(.*),(.*)$/gmu, '$2,$1,$3');
    for (const header of ['reviewer,proposal,affinity', 'Reviewer ID,PAPER_ID,score', 'Gutachterin,Antrag,Wert', 'tail,head,weight']) {
      expect(pairs(read({ scores: `${header}\n${turned}` }), 'scores')).toEqual(plain);
    }
    expect(pairs(read({ scores: `affinity;user;submission\n${SCORES.replaceAll(/^(.*),(.*),(.*)$/gmu, '$3;$2;$1').replaceAll('.', ',')}` }), 'scores')).toEqual(plain);
    expect(pairs(read({ bids: 'bid,reviewer,proposal\neager,r1,p2\n' }), 'bids')).toEqual(['p2 r1 1']);
    expect(pairs(read({ conflicts: 'Proposal,Reviewer\np1,r1\n', locks: 'user,note\nr2,p1\n' }), 'conflicts')).toEqual(['p1 r1 0']);
    expect(pairs(read({ locks: 'user,note\nr2,p1\n' }), 'locks')).toEqual(['p1 r2 0']);
    expect(read({ quotas: 'quota,reviewer\n1,r2\n' }).reviewers).toEqual([{ id: 'r1' }, { id: 'r2', maximum: 1 }]);
  });

  it('a header with a name that the file cannot have is refused, and nothing else said of it', () => {
    expect(refused({ scores: `reviewer,proposal,affinty\n${SCORES}` })).toEqual(['scores.csv, line 1: "affinty" is not a column this file can have. Rename or remove it; there are proposal, reviewer, affinity.']);
    expect(refused({ scores: 'proposal,title,reviewer,affinity\np1,Nets,r1,7\n' })).toEqual(['scores.csv, line 1: "title" is not a column this file can have. Rename or remove it; there are proposal, reviewer, affinity.']);
    expect(refused({ scores: `paper,submission,score\n${SCORES}` })).toEqual(['scores.csv, line 1: "submission" names the column proposal, as "paper" does. Remove one of the two.']);
    expect(refused({ scores: 'proposal,reviewer\np1,r1,0.5\n' })).toEqual(['scores.csv, line 1: "affinity" is missing among the columns. Add the column.']);
    expect(refused({ bids: 'proposal,reviewer,affinity\n' })).toEqual(['bids.csv, line 1: "affinity" is not a column this file can have. Rename or remove it; there are proposal, reviewer, bid.']);
    expect(refused({ conflicts: 'paper,reveiwer\n' })).toEqual(['conflicts.csv, line 1: "reveiwer" is not a column this file can have. Rename or remove it; there are proposal, reviewer.']);
    expect(refused({ scores: 'score,user,paper\n0.5,r1\n' })).toEqual(['scores.csv, line 2: "0.5, r1" has 2 cells. A line is affinity,reviewer,proposal.']);
  });

  it('ids may be called like columns', () => {
    const scores = 'paper,user,0.5\npaper,reviewer,0.25\nnote,user,1\nnote,reviewer,0\n';
    expect(pairs(read({ scores, conflicts: 'paper,user\nnote,reviewer\n' }), 'conflicts')).toEqual(['paper user 0', 'note reviewer 0']);
    expect(pairs(read({ scores, conflicts: 'reviewer,proposal\nuser,paper\n' }), 'conflicts')).toEqual(['paper user 0']);
    expect(pairs(read({ scores, bids: 'paper,user,willing\n' }), 'bids')).toEqual(['paper user 0.5']);
    expect(refused({ scores, locks: 'paper,usr\n' })).toEqual(['locks.csv, line 1, column reviewer: "usr" is no reviewer of the scores. Correct the id, or remove the line. If this line is a header, name its columns proposal, reviewer.']);
  });

  it('a first line that names no column is data, and its mistakes are told', () => {
    expect(refused({ scores: `p1,r3,high\n${SCORES}` })).toEqual(['scores.csv, line 1, column affinity: "high" is not a number. Give an affinity from 0 to 1.']);
    for (const wrong of ['O.5', 'NaN', 'null', '-', '']) {
      expect(refused({ scores: `p8,r8,${wrong}\n${SCORES}` })).toEqual([`scores.csv, line 1, column affinity: "${wrong}" is not a number. Give an affinity from 0 to 1.`]);
    }
    expect(refused({ bids: 'p1,r1,keen\n', conflicts: 'GR-1,rev7\n', quotas: 'r1,few\n' })).toEqual([
      'bids.csv, line 1, column bid: "keen" is not a bid. Give eager, willing, not_willing or conflict, or 1, 0.5, -0.5 or -1; 0 is no bid.',
      'conflicts.csv, line 1, column proposal: "GR-1" is no proposal of the scores. Correct the id, or remove the line.',
      'conflicts.csv, line 1, column reviewer: "rev7" is no reviewer of the scores. Correct the id, or remove the line.',
      'quotas.csv, line 1, column max: "few" is not a number of proposals. Give a whole number from 0 to 999999.',
    ]);
    expect(refused({ bids: 'GR-2026-O001,rev777,conflcit\n' })).toHaveLength(3);
    expect(refused({ scores: `Vorhaben;Fachkraft;Passung\n${SCORES.replaceAll(',', ';')}` })).toEqual([
      'scores.csv, line 1, column affinity: "Passung" is not a number. Give an affinity from 0 to 1. If this line is a header, name its columns proposal, reviewer, affinity.',
    ]);
  });

  it('what nearly is a number is refused with what to write instead', () => {
    expect(refused({ scores: 'p1,r1,"0,292"\np1,r2,29%\np1,r3,29 %\np2,r1,29\np2,r2,0,292\np2,r3,292\n', quotas: 'r1,1\n' })).toEqual([
      'scores.csv, line 1, column affinity: "0,292" is not a number. Give an affinity from 0 to 1. Write 0.292, or separate cells by semicolons.',
      'scores.csv, line 2, column affinity: "29%" is not a number. Give an affinity from 0 to 1. Divide percentages by 100.',
      'scores.csv, line 3, column affinity: "29 %" is not a number. Give an affinity from 0 to 1. Divide percentages by 100.',
      'scores.csv, line 4, column affinity: "29" is not between 0 and 1. Give an affinity from 0 to 1. Divide percentages, and scores from 0 to 100, by 100.',
      'scores.csv, line 5: "p2, r2, 0, 292" has 4 cells. A line is proposal,reviewer,affinity. If a decimal comma stands in it, write a point, or separate cells by semicolons.',
      'scores.csv, line 6, column affinity: "292" is not between 0 and 1. Give an affinity from 0 to 1.',
    ]);
    expect(refused({ bids: 'p1,r1,"0,5"\n', quotas: 'r1,"2,0"\n' })).toEqual([
      'bids.csv, line 1, column bid: "0,5" is not a bid. Give eager, willing, not_willing or conflict, or 1, 0.5, -0.5 or -1; 0 is no bid. Write 0.5, or separate cells by semicolons.',
      'quotas.csv, line 1, column max: "2,0" is not a number of proposals. Give a whole number from 0 to 999999. Write 2.0, or separate cells by semicolons.',
    ]);
    expect(refused({ quotas: 'r1;1,5\n' })).toEqual(['quotas.csv, line 1, column max: "1,5" is not a number of proposals. Give a whole number from 0 to 999999.']);
  });

  it('what makes the right number of cells separates them; of several, hardly the comma', () => {
    const maxima = [{ id: 'r1', maximum: 1 }, { id: 'r2', maximum: 2 }];
    for (const quotas of ['r1,1.0\nr2,2\n', 'r1;1,0\nr2;2\n', 'r1\t1,0\nr2\t2,0\n', 'sep=;\nr1;1,0\nr2;2\n', 'SEP=\t\r\nreviewer\tmax\r\nr1\t1\r\nr2\t2']) expect(read({ quotas }).reviewers).toEqual(maxima);
    expect(pairs(read({ scores: 'Nets, deep;Roe;0,5\n' }), 'scores')).toEqual(['Nets, deep Roe 0.5']);
    expect(pairs(read({ scores: 'Nets, deep, wide;Roe, Al, Dr;0,5\n' }), 'scores')).toEqual(['Nets, deep, wide Roe, Al, Dr 0.5']);
    // As call affinity writes ids that have a semicolon; both would make three cells.
    const odd = { scores: 'p;1,r;1,0.5\np;1,r2,0.25\n', conflicts: 'p;1,r2\n', bids: 'p;1,r;1,-0.5\n' };
    expect([pairs(read(odd), 'scores'), pairs(read(odd), 'conflicts'), pairs(read(odd), 'bids')]).toEqual([['p;1 r;1 0.5', 'p;1 r2 0.25'], ['p;1 r2 0'], ['p;1 r;1 -0.5']]);
    expect(pairs(read({ scores: `sep=|\n${SCORES.replaceAll(',', '|')}` }), 'scores')).toEqual(plain);
    expect(refused({ scores: 'sep=;\np1;r1;x\n' })).toEqual(['scores.csv, line 2, column affinity: "x" is not a number. Give an affinity from 0 to 1.']);
  });

  it('columns in another order without a header are recognised by their ids', () => {
    expect(refused({ bids: 'r1,p1,eager\n' })).toEqual(['bids.csv, line 1: "r1, p1" is a reviewer before a proposal. Give a first line that names the columns in their order.']);
  });

  it('bids are names, in any case, or numbers', () => {
    const bids = 'p1,r1,Eager\np1,r2,not willing\np2,r1,-1\np2,r2,0.50\n';
    expect(pairs(read({ bids }), 'bids')).toEqual(['p1 r1 1', 'p1 r2 -0.5', 'p2 r1 -1', 'p2 r2 0.5']);
  });

  it('what spreadsheets write is read alike: BOM, semicolons with decimal commas, tabs, UTF-16, quotes, CRLF, blanks and blank lines', () => {
    const variants = [
      `\uFEFF${SCORES}`, SCORES.replaceAll('.', ';').replaceAll(',', ';').replaceAll(/;(\d+)$/gmu, ',$1').replaceAll(/^(p\d;r\d),(\d)$/gmu, '$1;$2').replaceAll(/;0,/gu, ';0,'),
      SCORES.replaceAll(',', '\t'), Buffer.from(`\uFEFF${SCORES}`, 'utf16le'), Buffer.from(`\uFEFF${SCORES}`, 'utf16le').swap16(),
      SCORES.replaceAll('\n', '\r\n'), SCORES.replaceAll('\n', '\r'), `\n\n${SCORES.replaceAll(',', ' , ').replaceAll('\n', '\n\n')}`, SCORES.replaceAll(/(\w+),/gu, '"$1",'), SCORES.trimEnd(),
    ];
    for (const scores of variants) expect(pairs(read({ scores }), 'scores')).toEqual(plain);
    expect(pairs(read({ scores: 'p1;r1;0,5\n"p;2";"r ""x"" 1";1e-1\n' }), 'scores')).toEqual(['p1 r1 0.5', 'p;2 r "x" 1 0.1']);
    expect(pairs(read({ scores: '"Nets, deep, wide";"Roe, ""Al"", Dr";0,5\n' }), 'scores')).toEqual(['Nets, deep, wide Roe, "Al", Dr 0.5']);
  });

  it('lines fall apart wherever a piece of the file ends', () => {
    const many = Array.from({ length: 120_000 }, (_, at) => `pröposal-${at % 300},"reviewer-${Math.floor(at / 300)}",0.${at % 7}`);
    for (const end of ['\n', '\r\n']) {
      const snapshot = read({ scores: many.join(end) }, { maxReviewers: 400 });
      expect([snapshot.proposals.length, snapshot.reviewers.length, snapshot.scores.value.length]).toEqual([300, 400, 120_000]);
      const last = pairs(snapshot, 'scores').at(-1);
      expect(last).toBe(`pröposal-299 reviewer-399 0.${119_999 % 7}`);
    }
    expect(refused({ scores: `${many.join('\r\n')}\r\nx,y,2\r\n` })).toEqual(['scores.csv, line 120001, column affinity: "2" is not between 0 and 1. Give an affinity from 0 to 1. Divide percentages, and scores from 0 to 100, by 100.']);
  });
});

describe('issue 3 section 5: bad input is refused with file, line, column, value and remedy', () => {
  it('affinities that are none, empty ids, lines of another width', () => {
    expect(refused({ scores: `${SCORES}p1,r3,1.5\np1,r4,NaN\np1,r5,-0.1\n,r1,0.5\np1,,0.5\np1,r6\np1,r7,0.5,x\np1,r8,\np1,r9,0x1\n` })).toEqual([
      'scores.csv, line 5, column affinity: "1.5" is not between 0 and 1. Give an affinity from 0 to 1. Divide percentages, and scores from 0 to 100, by 100.',
      'scores.csv, line 6, column affinity: "NaN" is not a number. Give an affinity from 0 to 1.',
      'scores.csv, line 7, column affinity: "-0.1" is not between 0 and 1. Give an affinity from 0 to 1.',
      'scores.csv, line 8, column proposal: is empty. Give the id.',
      'scores.csv, line 9, column reviewer: is empty. Give the id.',
      'scores.csv, line 10: "p1, r6" has 2 cells. A line is proposal,reviewer,affinity.',
      'scores.csv, line 11: "p1, r7, 0.5, x" has 4 cells. A line is proposal,reviewer,affinity.',
      'scores.csv, line 12, column affinity: "" is not a number. Give an affinity from 0 to 1.',
      'scores.csv, line 13, column affinity: "0x1" is not a number. Give an affinity from 0 to 1.',
    ]);
  });

  it('ids that the scores do not have, of all files together', () => {
    expect(refused({ bids: 'p1,r9,eager\n', conflicts: 'p9,r1\n', quotas: 'r9,1\n', locks: 'p1,\n' })).toEqual([
      'bids.csv, line 1, column reviewer: "r9" is no reviewer of the scores. Correct the id, or remove the line.',
      'conflicts.csv, line 1, column proposal: "p9" is no proposal of the scores. Correct the id, or remove the line.',
      'locks.csv, line 1, column reviewer: "" is empty. Correct the id, or remove the line.',
      'quotas.csv, line 1, column reviewer: "r9" is no reviewer of the scores. Correct the id, or remove the line.',
    ]);
  });

  it('pairs and quotas given twice, bids and quotas that are none', () => {
    const many = Array.from({ length: 3000 }, (_, at) => `p${at % 60},r${Math.floor(at / 60)},0.5\n`).join('');
    expect(refused({ scores: `${many}p4,r0,0.3\n` })).toEqual(['scores.csv, line 3001: "p4, r0" is already on line 5. Keep one of the two lines.']);
    expect(refused({ scores: `${SCORES}\np1,r2,0.3\n` })).toEqual(['scores.csv, line 6: "p1, r2" is already on line 2. Keep one of the two lines.']);
    expect(refused({ scores: `${many}p9,r0,0.3\np8,r0,0.3\np10,r0,0.3\n` }).map((said) => said.slice(0, 34))).toEqual([3001, 3002, 3003].map((line, at) => `scores.csv, line ${line}: "p${[9, 8, 10][at]!}, r0" is a`.slice(0, 34)));
    expect(refused({ bids: 'p1,r1,1\np1,r1,eager\n', locks: 'p1,r1\np1,r1\n' })).toEqual([
      'bids.csv, line 2: "p1, r1" is already on line 1. Keep one of the two lines.', 'locks.csv, line 2: "p1, r1" is already on line 1. Keep one of the two lines.',
    ]);
    expect(refused({ quotas: 'r8,1\nr9,1\n' })).toEqual([
      'quotas.csv, line 1, column reviewer: "r8" is no reviewer of the scores. Correct the id, or remove the line.',
      'quotas.csv, line 2, column reviewer: "r9" is no reviewer of the scores. Correct the id, or remove the line.',
    ]);
    expect(refused({ bids: 'p1,r1,1\np1,r2,0.3\n', quotas: 'r1,1\nr1,2\nr2,1.5\nr2,\n' })).toEqual([
      'bids.csv, line 2, column bid: "0.3" is not a bid. Give eager, willing, not_willing or conflict, or 1, 0.5, -0.5 or -1; 0 is no bid.',
      'quotas.csv, line 2, column reviewer: "r1" has a quota on line 1. Keep one of the two.',
      'quotas.csv, line 3, column max: "1.5" is not a number of proposals. Give a whole number from 0 to 999999.',
      'quotas.csv, line 4, column max: "" is not a number of proposals. Give a whole number from 0 to 999999.',
    ]);
  });

  it('locks that are excluded, or more than a maximum allows', () => {
    expect(refused({ locks: 'p1,r1\np2,r2\n', conflicts: 'p2,r2\n', bids: 'p1,r1,conflict\n' })).toEqual([
      'locks.csv, line 1: "p1, r1" is locked and excluded by a bid "conflict". Remove the lock, or the conflict if it is none.',
      'locks.csv, line 2: "p2, r2" is locked and excluded by the conflicts. Remove the lock, or the conflict if it is none.',
    ]);
    expect(refused({ locks: 'p1,r1\np1,r2\n' }, { maxReviewers: 1 })).toEqual(['locks.csv, line 2: "p1, r2" is one lock more than the 1 reviewer that p1 may have. Remove a lock, or raise --max-reviewers.']);
    expect(refused({ locks: 'p1,r1\np2,r1\n', quotas: 'r1,1\n' })).toEqual(['locks.csv, line 2: "p2, r1" is one lock more than the 1 proposal that r1 may have. Remove a lock, or raise that quota or --max-proposals.']);
  });

  it('R6 bounds that cannot be met, with the arithmetic and which option to change to what', () => {
    expect(refused({}, { minReviewers: 3, maxReviewers: 5 })).toEqual([
      'scores.csv: 2 proposals need 6 reviews (at least 3 each), more than the 4 that 2 reviewers may give (at most 2 each). Lower --min-reviewers to 2, or raise --max-proposals to 3, or invite more reviewers.',
    ]);
    expect(refused({ quotas: 'r1,1\n' }, { minReviewers: 2 })).toEqual([
      'scores.csv: 2 proposals need 4 reviews (at least 2 each), more than the 3 that 2 reviewers may give (at most 1.5 each on average). Lower --min-reviewers to 1, or raise --max-proposals to 3, or invite more reviewers.',
    ]);
    expect(refused({ quotas: 'r1,1\nr2,1\n' }, { minReviewers: 2 }).join()).toContain('Lower --min-reviewers to 1, or raise the quotas, or invite more reviewers.');
    expect(refused({}, { minProposals: 2, maxReviewers: 1 })).toEqual([
      'scores.csv: 2 reviewers should have 4 proposals (at least 2 each), more than the 2 reviews that 2 proposals may have (at most 1 each). Lower --min-proposals to 1, or raise --max-reviewers to 2.',
    ]);
    expect(refused({}, { minReviewers: 3, maxReviewers: 2 })).toEqual(['scores.csv: --min-reviewers 3 is above --max-reviewers 2. Lower --min-reviewers to 2, or raise --max-reviewers to 3.']);
    expect(refused({}, { minProposals: 3, maxProposals: 2 })).toEqual(['scores.csv: --min-proposals 3 is above --max-proposals 2. Lower --min-proposals to 2, or raise --max-proposals to 3.']);
  });

  it('files that are missing, empty, no text, or a folder', () => {
    expect(refused({ scores: '' })).toEqual(['scores.csv: has no scores. Give lines of proposal,reviewer,affinity, such as call affinity writes.']);
    expect(refused({ scores: 'proposal,reviewer,affinity\n' })).toEqual(['scores.csv: has no scores. Give lines of proposal,reviewer,affinity, such as call affinity writes.']);
    expect(refused({}, { locks: join(folder, 'absent.csv') })).toEqual(['absent.csv: there is no such file. Check the path.']);
    expect(refused({}, { scores: folder }).join()).toMatch(/: cannot be read \(EISDIR\)\. Check the path\.$/u);
    expect(refused({ scores: Buffer.concat([Buffer.from(SCORES), Buffer.from([0x70, 0xff, 0x2c])]) })).toEqual(['scores.csv, line 5: is not text in UTF-8. Save the file as "CSV UTF-8" (or JSON in UTF-8) and try again.']);
    expect(refused({ scores: SCORES + 'p'.repeat(1_100_000) })).toEqual(['scores.csv, line 5: is longer than 1000000 characters. Is this the right file?']);
    expect(refused({ scores: `${SCORES}p\0,r1,0.5\n` })).toEqual(['scores.csv, line 5: holds a NUL character, which no text has. Export the file again as plain text.']);
  });

  it('quotes that are not closed, stand inside a cell, or are followed by something', () => {
    const remedy = 'Put a cell that holds quotes, separators or line breaks in double quotes, and double the quotes inside it.';
    // The whole file is not read for it: what comes after a megabyte is not looked at.
    for (const [lines, end] of [[1, ''], [60_000, ''], [120_000, '\0']] as const) {
      expect(refused({ scores: `${SCORES}"p1,r3,0.5\n${SCORES.repeat(lines)}${end}` })).toEqual(['scores.csv, line 5: a quote is opened and never closed. Close it, or double the quotes inside a cell.']);
    }
    expect(refused({ scores: `${SCORES}p"1",r3,0.5\n` })).toEqual([`scores.csv, line 5: a quote stands in the middle of an unquoted cell. ${remedy}`]);
    expect(refused({ scores: `${SCORES}"p1" ,r3,0.5\n` })).toEqual([`scores.csv, line 5: something follows a closing quote. ${remedy}`]);
  });

  it('twenty problems are shown of a file that is wrong in every line', () => {
    const said = refused({ scores: 'a,b,7\n'.repeat(5000) });
    expect(said).toHaveLength(21);
    expect(said.at(-1)).toBe('… and 980 more problems.');
  });
});

it('readRecords tells where each record begins, after quoted line breaks too', () => {
  const file = join(folder, 'records.csv');
  writeFileSync(file, '\na,"b\nb",c\r\n,,\r\n"d","e",\n');
  const records: [number, string[]][] = [];
  readRecords(file, { record: (cells, line) => records.push([line, [...cells]]) });
  expect(records).toEqual([[2, ['a', 'b\nb', 'c']], [5, ['d', 'e', '']]]);
});

it('readRecords takes a line end that falls on two pieces of the file for one', () => {
  const file = join(folder, 'records.csv');
  // Sixteen bytes a line, the first one byte longer: a megabyte ends between CR and LF.
  writeFileSync(file, `a${'aaaaaaa,bbbbbb\r\n'.repeat(65_537)}`);
  expect(readFileSync(file).subarray((1 << 20) - 1, (1 << 20) + 1).toString()).toBe('\r\n');
  let last = 0;
  readRecords(file, { record: (_, line) => { expect(line).toBe(++last); } });
  expect(last).toBe(65_537);
});
