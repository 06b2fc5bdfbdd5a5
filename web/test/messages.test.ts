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

/** Every source of a room but its tests. */
function sourcesOf(room: 'server' | 'contract' | 'engine'): string[] {
  const source = join(import.meta.dirname, '../..', room, 'src');
  return readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !/\.test(-support)?\.|\.test\./.test(name)).map((name) => readFileSync(join(source, name), 'utf8'));
}

const quoted = (text: string) => [...text.matchAll(/'([a-z]\w*)'/g)].map(([, code = '']) => code);

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

// Causes are found where they are written: as words of `reason(…)`, as words of a code that is passed to it, in the
// contract's own checks, and in the engine's names for what is wrong with a setting or a pair.
test('there is a sentence for every cause that server, contract and engine give', () => {
  const inReason = sourcesOf('server').flatMap((text) => [...text.matchAll(/\breason\(([^,)]*)/g)].flatMap(([, first = '']) => quoted(first)));
  const passedOn = sourcesOf('server').filter((text) => /\breason\(code, \{\}/.test(text)).flatMap((text) => [...text.matchAll(/^ *(?:if .*)?(?:return|const code =)(.*)/gm)].flatMap(([, rest = '']) => [...rest.matchAll(/(?:^|\?) ('\w+')/g)].flatMap(([, code = '']) => quoted(code))));
  const inChecks = sourcesOf('contract').flatMap((text) => [...text.matchAll(/\berror: ('\w+')/g)].flatMap(([, code = '']) => quoted(code)));
  const named = sourcesOf('engine').flatMap((text) => [...text.matchAll(/\b(?:SettingRemedy|PairRefusalCode|Bar) =([^;]*);|code: PairRefusalCode \|([^;]*);/g)].flatMap(([, type = '', more = '']) => quoted(type + more)));
  for (const found of [inReason, passedOn, inChecks, named]) expect(found.length).toBeGreaterThan(2);
  const known = messagesOf('en', 'common.json');
  const missing = [...new Set([...inReason, ...passedOn, ...inChecks, ...named])].filter((code) => !known.has(`reason.${code}`));
  expect(missing).toEqual([]);
});

test('there are words for every action and every kind of thing in the audit, and for none that does not exist', () => {
  const actions = sourcesOf('server').flatMap((text) => [...text.matchAll(/\baction(?:s\b[^=\n]*=|:)([^\n]*)/g)].flatMap(([, rest = '']) => [...rest.matchAll(/'(\w+\.\w+)'/g)].map(([, action = '']) => action)));
  const kinds = sourcesOf('server').flatMap((text) => [...text.matchAll(/\bsubject: \{ kind: '(\w+)'/g)].map(([, kind = '']) => kind));
  const words = [...messagesOf('en', 'admin.json').keys()];
  const under = (prefix: string) => words.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)).toSorted();
  expect(under('audit.actionName.')).toEqual([...new Set(actions)].toSorted());
  expect(under('audit.subjectKind.')).toEqual([...new Set(kinds)].toSorted());
  expect(under('audit.actionGroup.')).toEqual([...new Set(actions.map((action) => action.split('.')[0]))].toSorted());
});

test('there is a sentence for everything that can be wrong with a file', () => {
  const prefix = 'import.problem.';
  const codes = [...messagesOf('en', 'coordinator.json').keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  expect(codes.toSorted()).toEqual([...importFailureCodes, ...importProblemCodes, 'internal'].toSorted());
});
