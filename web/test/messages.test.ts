import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFailureCodes, importProblemCodes } from '@counterpart/contract';
import { refusalCodes } from '@counterpart/contract/refusal';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../src/messages');
const namespaces = readdirSync(join(folder, 'en')).filter((name) => name.endsWith('.json'));

function messagesOf(locale: string, file: string): Map<string, string> {
  return flat(JSON.parse(readFileSync(join(folder, locale, file), 'utf8')) as object);
}

function flat(value: object, path = '', found = new Map<string, string>()): Map<string, string> {
  for (const [key, child] of Object.entries(value) as [string, string | object][]) {
    if (typeof child === 'string') found.set(path + key, child);
    else flat(child, `${path}${key}.`, found);
  }
  return found;
}

/** Names of arguments and tags, which both languages must use alike. */
function argumentsOf(message: string, locale: string): string[] {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const child of value) walk(child);
    else if (typeof value === 'object' && value !== null) {
      const { type, value: name } = value as { type?: number; value?: unknown };
      // 0 is literal text and 7 the number sign of a plural; everything else names an argument or a tag.
      if (type && type !== 7 && typeof name === 'string') names.add(name);
      for (const child of Object.values(value)) if (typeof child === 'object') walk(child);
    }
  };
  walk(new IntlMessageFormat(message, locale).getAst());
  return [...names].toSorted();
}

test.each(namespaces)('%s has the same texts in both languages', (file) => {
  expect([...messagesOf('de', file).keys()].toSorted()).toEqual([...messagesOf('en', file).keys()].toSorted());
});

test.each(namespaces)('%s is well-formed ICU, with the same arguments in both languages', (file) => {
  const german = messagesOf('de', file);
  const shared = [...messagesOf('en', file)].filter(([key]) => german.has(key));
  const english = Object.fromEntries(shared.map(([key, text]) => [key, argumentsOf(text, 'en')]));
  expect(Object.fromEntries(shared.map(([key]) => [key, argumentsOf(german.get(key) ?? '', 'de')]))).toEqual(english);
});

test('no text is empty', () => {
  for (const locale of ['en', 'de']) {
    for (const file of namespaces) expect([...messagesOf(locale, file)].filter(([, text]) => text.trim() === '')).toEqual([]);
  }
});

test('there is a sentence for every refusal, and for none that does not exist', () => {
  const codes = [...messagesOf('en', 'common.json').keys()].filter((key) => key.startsWith('refusal.')).map((key) => key.slice('refusal.'.length));
  expect(codes.toSorted()).toEqual(refusalCodes.toSorted());
});

test('there is a sentence for every cause that the server gives', () => {
  const server = join(import.meta.dirname, '../../server/src');
  const sources = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.includes('.test'));
  const codes = sources.flatMap((name) => [...readFileSync(join(server, name), 'utf8').matchAll(/\breason\('(\w+)'/g)].map(([, code = '']) => code));
  const known = messagesOf('en', 'common.json');
  expect([...new Set(codes)].filter((code) => !known.has(`reason.${code}`))).toEqual([]);
});

test('there is a sentence for everything that can be wrong with a file', () => {
  const prefix = 'import.problem.';
  const codes = [...messagesOf('en', 'coordinator.json').keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  expect(codes.toSorted()).toEqual([...importFailureCodes, ...importProblemCodes, 'internal'].toSorted());
});
