// The rules of ARCHITECTURE.md. Each takes one file and says, in a sentence, what does not belong in it and where it belongs instead.
import { importsOf, isTest, roomOf, withoutComments, type SourceFile } from './source.ts';

export type Rule = (file: SourceFile) => string[];

const MAY_IMPORT: Record<string, string[]> = {
  engine: [],
  contract: [],
  server: ['contract', 'engine'],
  web: ['contract'],
  cli: ['contract', 'engine'],
  demo: ['contract', 'engine', 'server'],
};
const SERVER_COMMANDS = 'cli/src/server-commands.ts';

const rooms: Rule = (file) => {
  const room = roomOf(file.path) ?? '';
  const allowed = new Set([room, ...(MAY_IMPORT[room] ?? []), ...(isTest(file.path) ? ['test', 'demo'] : [])]);
  return importsOf(file).flatMap(({ specifier, target, dynamic }) => {
    const other = roomOf(target);
    if (other === null || allowed.has(other)) return [];
    if (file.path === SERVER_COMMANDS && dynamic && (other === 'server' || other === 'demo')) return [];
    const may = (MAY_IMPORT[room] ?? []).join(' and ') || 'no other room';
    const hint = room === 'cli' && other === 'server' ? ` Commands that run the server import it dynamically in ${SERVER_COMMANDS}.` : '';
    return [`${file.path} imports ${specifier}: ${room} may import ${may}. What both need belongs in contract (shapes) or engine (pure computation).${hint}`];
  });
};

const IMPURE: [RegExp, string][] = [
  [/\bDate\.now\(/, 'reads the clock with Date.now()'],
  [/\bnew Date\(\s*\)/, 'reads the clock with new Date()'],
  [/\bperformance\.now\(/, 'reads the clock with performance.now()'],
  [/\bMath\.random\(/, 'draws a random number'],
  [/\bcrypto\.(?:randomUUID|getRandomValues)\(/, 'draws a random number'],
  [/\bprocess\.\w/, 'looks at the process'],
  [/\bconsole\.\w/, 'writes to the console'],
  [/\bfetch\(/, 'talks to the network'],
];

const pureEngine: Rule = (file) => {
  if (!file.path.startsWith('engine/') || isTest(file.path)) return [];
  const code = withoutComments(file.text);
  const impure = IMPURE.filter(([pattern]) => pattern.test(code)).map(
    ([, what]) => `${file.path} ${what}: the engine gets everything in its snapshot (now and seeds too) and returns plain data. Do this in the server or the command line, and pass the value in.`,
  );
  const builtIn = importsOf(file).filter(({ specifier }) => specifier.startsWith('node:'));
  return [...impure, ...builtIn.map(({ specifier }) => `${file.path} imports ${specifier}: the engine runs anywhere, browsers too. Input and output belong in server/ or cli/.`)];
};

const COMMISSION = /^(?:engine\/src\/commission\/|engine\/commission$)/;
const DIRECTORY = /^(?:engine\/src\/directory\/|engine\/directory$)/;
const FACTS = 'engine/src/directory/facts/';

/** D7: who pays less must not rank higher, nor the other way round, by whatever road of imports. */
const rankAndCommission: Rule = ({ path, text }) => importsOf({ path, text }).flatMap(({ specifier, target }) => {
  const ranks = /^(?:engine|cli\/src\/directory)\//.test(path) && !COMMISSION.test(path);
  if (ranks && COMMISSION.test(target)) return [`${path} imports ${specifier}: ranking knows nothing of commission, and no room of the engine hands it on. What both need belongs in ${FACTS}.`];
  if (COMMISSION.test(path) && DIRECTORY.test(target) && !target.startsWith(FACTS) && !isTest(path)) return [`${path} imports ${specifier}: commission knows nothing of ranking, only ${FACTS}.`];
  if (path.startsWith(FACTS) && DIRECTORY.test(target) && !target.startsWith(FACTS) && !isTest(path)) return [`${path} imports ${specifier}: facts serve ranking and commission and know neither.`];
  return [];
});

const portableContract: Rule = (file) => {
  if (!/^(contract|web)\//.test(file.path) || isTest(file.path) || /\.config\.ts$|entry\.server\.tsx$/.test(file.path)) return [];
  return importsOf(file)
    .filter(({ specifier }) => specifier.startsWith('node:'))
    .map(({ specifier }) => `${file.path} imports ${specifier}: contract and pages run in browsers. Work that needs Node belongs in a server slice.`);
};

const slices: Rule = (file) => {
  const slice = sliceOf(file.path);
  return importsOf(file).flatMap(({ specifier, target }) => {
    const other = sliceOf(target);
    if (other === null || other === slice || other === 'platform') return [];
    if (slice === 'platform') return [`${file.path} imports ${specifier}: platform serves every slice and knows none. Hand it what it needs from server/src/main.ts.`];
    if (/^server\/src\/[^/]+\/index\.ts$/.test(target) || (isTest(file.path) && (slice === null || target.endsWith('.test-support.ts')))) return [];
    return [`${file.path} imports ${specifier}: slices meet only through server/src/${other}/index.ts. Export what is needed there.`];
  });
};

const sql: Rule = (file) => {
  if (!file.path.startsWith('server/') || file.path.startsWith('server/src/platform/') || isTest(file.path) || file.path.endsWith('store.ts')) return [];
  return importsOf(file)
    .filter(({ specifier }) => /^(kysely|pg)(\/|$)/.test(specifier))
    .map(({ specifier }) => `${file.path} imports ${specifier}: SQL belongs in the slice's store (a file named *store.ts) or in server/src/platform/.`);
};

const http: Rule = (file) => {
  if (!file.path.startsWith('server/src/') || isTest(file.path) || /^server\/src\/(platform\/|[^/]+\.ts$)|router\.ts$/.test(file.path)) return [];
  return importsOf(file)
    .filter(({ specifier }) => /^(hono|@hono|@orpc\/(server|openapi)|node:http|node:https)(\/|$)/.test(specifier))
    .map(({ specifier }) => `${file.path} imports ${specifier}: HTTP belongs in the slice's router.ts or in server/src/platform/http/. Verbs return values and refusals.`);
};

const noHandle: Rule = (file) => {
  if (isTest(file.path)) return [];
  const handle = /^(?:export )?(?:const|let|var) \w+[^=\n]*= (?:await )?new (?:Kysely|Pool|pg\.Pool|pg\.Client|Client|PgBoss)\b/m.exec(withoutComments(file.text));
  return handle ? [`${file.path} makes a database handle at module level (${handle[0]}): nothing may import one. Verbs receive their transaction; server/src/main.ts wires the rest.`] : [];
};

export const rules: Rule[] = [rooms, pureEngine, rankAndCommission, portableContract, slices, sql, http, noHandle];

/** `platform`, `cohort` …; null for the wiring files directly in server/src. */
export function sliceOf(path: string): string | null {
  return /^server\/src\/([^/]+)\/./.exec(path)?.[1] ?? null;
}

/** A circle between slices, as `a → b → a`, or null. Platform is no slice. */
export function circleBetweenSlices(files: SourceFile[]): string | null {
  const arrows = new Map<string, Set<string>>();
  for (const file of files.filter(({ path }) => !isTest(path))) {
    const from = sliceOf(file.path);
    if (from === null || from === 'platform') continue;
    const to = importsOf(file).map(({ target }) => sliceOf(target)).filter((slice) => slice !== null && slice !== from && slice !== 'platform');
    arrows.set(from, new Set([...(arrows.get(from) ?? []), ...(to as string[])]));
  }
  const walk = (slice: string, trail: string[]): string | null => {
    const seen = trail.indexOf(slice);
    if (seen !== -1) return [...trail.slice(seen), slice].join(' → ');
    for (const next of arrows.get(slice) ?? []) {
      const circle = walk(next, [...trail, slice]);
      if (circle) return circle;
    }
    return null;
  };
  for (const slice of arrows.keys()) {
    const circle = walk(slice, []);
    if (circle) return circle;
  }
  return null;
}
