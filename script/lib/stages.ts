// What script/test runs, on built pages. First what takes seconds and says most, then the longest, so that both lanes end at about the same time.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from './stage.ts';

const root = join(import.meta.dirname, '../..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);
const vitest = (...args: string[]) => [bin('vitest'), 'run', ...args];

const POSTGRES_15 = process.env.POSTGRES_15_BIN ?? '/usr/lib/postgresql/15/bin';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const BOUNDARIES = 'test/boundaries.test.ts';

export const stages: Stage[] = [
  { name: 'types', commands: [[bin('tsc'), '-p', root], ['npm', 'run', 'types', '--workspace', 'web', '--if-present', '--silent']] },
  { name: 'lint', commands: [[bin('oxlint'), '--deny-warnings']] },
  { name: 'boundaries', commands: [vitest(BOUNDARIES)], vitest: true },
  { name: 'database-18', commands: [vitest('--config', 'vitest.database.config.ts')], vitest: true, env: { TEST_POSTGRES: 'embedded' } },
  {
    name: 'database-15',
    commands: [vitest('--config', 'vitest.database.config.ts')],
    vitest: true,
    env: { TEST_POSTGRES: '15', POSTGRES_15_BIN: POSTGRES_15 },
    skip: () => (existsSync(join(POSTGRES_15, 'postgres')) ? null : `no PostgreSQL 15 at ${POSTGRES_15}`),
  },
  {
    name: 'journeys',
    commands: [vitest('--config', 'vitest.journeys.config.ts')],
    vitest: true,
    env: { CHROMIUM },
    skip: () => (existsSync(CHROMIUM) ? null : `no Chromium at ${CHROMIUM}`),
  },
  { name: 'unit', commands: [vitest('--exclude', BOUNDARIES)], vitest: true },
];
