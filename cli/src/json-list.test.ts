import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UnusableInput } from './exit.ts';
import { jsonList } from './json-list.ts';
import { workFolder } from './run.test-support.ts';

const folder = workFolder();

function list(text: string | Uint8Array): unknown[] {
  const file = join(folder, 'list.json');
  writeFileSync(file, text);
  return Array.from(jsonList(file, () => undefined));
}

function refusal(text: string | Uint8Array): string {
  try {
    list(text);
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    return error.problems.map(({ line, reason }) => `${line}: ${reason}`).join();
  }
  return 'nothing';
}

describe('a JSON list of any length, entry by entry', () => {
  it('entries with the line that they begin on', () => {
    expect(list('\n [ {"a": [1, {"b": "],}"}]},\n\n"x\\"],[", 3\n,null,[]\n]\n')).toEqual([
      { value: { a: [1, { b: '],}' }] }, line: 2 }, { value: 'x"],[', line: 4 }, { value: 3, line: 4 }, { value: null, line: 5 }, { value: [], line: 5 },
    ]);
    expect(list(' [ ] ')).toEqual([]);
    expect(list(Buffer.from('\uFEFF[{"id": "ä"}]', 'utf16le'))).toEqual([{ value: { id: 'ä' }, line: 1 }]);
  });

  it('entries that go across the pieces in which a file is read, wherever they are cut', () => {
    for (const before of [1_048_560, 1_048_570, 1_048_574, 1_048_575, 1_048_576]) {
      const entries = ['x'.repeat(before), { text: '\\"],é\\', deep: [[{}]] }, 'y'.repeat(2_200_000), 7];
      expect(list(JSON.stringify(entries)).map((entry) => (entry as { value: unknown }).value)).toEqual(entries);
    }
  });

  it.each([
    ['', '1: is empty'], [' \n ', '2: is empty'], ['{"id": 1}', '1: is not a JSON list'], ['"[]"', '1: is not a JSON list'], ['[1,\n2', '2: ends in the middle of the list'],
    ['[{"a": "\n]', '1: ends in the middle of the list'], ['[1,\n\n,2]', '3: is not JSON'], ['[1,]', '1: is not JSON'], ['[,]', '1: is not JSON'], ['[\n{"a": 1,\n"b"\n 3}]', '4: is not JSON'], ['[1,\n{"a": x}]', '2: is not JSON'], ['[1}]', '1: is not JSON'],
    ['[1 2]', '1: is not JSON'], ['[]\n[]', '2: goes on after the end of the list'],
  ])('%j', (text, reason) => {
    expect(refusal(text)).toBe(reason);
  });

  it('bytes that are no text', () => {
    expect(refusal(Buffer.from('[\n"\xe9"]', 'latin1'))).toBe('2: is not text in UTF-8');
  });
});
