import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { detectContacts } from './index.ts';
import { hostileKinds, hostileText } from './hostile.test-support.ts';

/** Units of text that string methods and expressions have looked at: work that no busy machine changes. */
let steps = 0;

type Method = (this: unknown, ...input: unknown[]) => unknown;
type Cost = (text: string, input: readonly unknown[], output: unknown) => number;
const originals: (() => void)[] = [];

/** Makes a method count what it costs: the units it scans, or those it returns. A spy would keep every call. */
function counted(holder: object, name: string, cost: Cost): void {
  const methods = holder as Record<string, Method>;
  const original = methods[name]!;
  methods[name] = function (...input) {
    const output = original.apply(this, input);
    steps += cost(this as string, input, output);
    return output;
  };
  originals.push(() => { methods[name] = original; });
}

beforeEach(() => {
  const texts = String.prototype;
  for (const name of ['charCodeAt', 'codePointAt']) counted(texts, name, () => 1);
  for (const name of ['normalize', 'toLowerCase', 'split', 'replace', 'replaceAll', 'match', 'includes']) counted(texts, name, (text) => text.length + 1);
  for (const name of ['startsWith', 'endsWith']) counted(texts, name, (_text, [wanted]) => String(wanted).length);
  counted(texts, 'slice', (_text, _input, output) => (output as string).length + 1);
  counted(texts, 'indexOf', (text, [, from], output) => ((output as number) < 0 ? text.length : (output as number)) - Number(from ?? 0) + 1);
  counted(texts, 'lastIndexOf', (text, [, from], output) => Number(from ?? text.length) - Math.max(0, output as number) + 1);
  // Every sticky expression here is bounded in length; all others run on short slices, whole.
  counted(RegExp.prototype, 'exec', (expression, [text]) => ((expression as unknown as RegExp).sticky ? 8 : String(text).length));
});
afterEach(() => { for (const restore of originals.splice(0)) restore(); });

function stepsOf(text: string): number {
  steps = 0;
  detectContacts(text);
  return steps;
}

describe('running time on hostile messages, counted in steps', () => {
  it.each(hostileKinds)('%s: twice the text is twice the work', (kind) => {
    const [once, twice] = [stepsOf(hostileText(kind, 2000)), stepsOf(hostileText(kind, 4000))];
    expect(twice / once).toBeLessThan(2.2);
    expect(twice).toBeLessThan(4000 * 2500);
  });

  it('a search back to the beginning of the text would be noticed', () => {
    const searching = (length: number): number => {
      steps = 0;
      const text = hostileText('at signs', length);
      for (let at = 0; at < length; at++) text.lastIndexOf('.', at);
      return steps;
    };
    expect(searching(2000) / searching(1000)).toBeGreaterThan(3.5);
  });
});
