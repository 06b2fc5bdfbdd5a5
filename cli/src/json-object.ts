import { UnusableInput } from './exit.ts';
import { readTextFile } from './text-file.ts';

/**
 * A JSON file that is one object. `example` is what a person is told to give instead of what is none.
 *
 * @throws UnusableInput
 */
export function readJsonObject(file: string, example: string): Readonly<Record<string, unknown>> {
  const text = readTextFile(file);
  const problem = (line: number | null, reason: string): UnusableInput =>
    new UnusableInput([{ file, line, column: null, value: null, reason, remedy: `Give one JSON object such as ${example}.` }]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // A RangeError is JSON nested beyond what can be read; the place is told by the parser's message.
    const place = /at position (\d+)/u.exec((error as Error).message);
    throw problem(place === null ? null : text.slice(0, Number(place[1])).split('\n').length, error instanceof RangeError ? 'is nested too deep' : 'is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw problem(null, 'is not a JSON object');
  return value as Readonly<Record<string, unknown>>;
}
