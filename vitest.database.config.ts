import { defineConfig } from 'vitest/config';

// Suites that need a real PostgreSQL. TEST_POSTGRES says which: "embedded" (18, the default) or "15" (this machine's).
const aboutTheEmbeddedOne = process.env.TEST_POSTGRES === '15' ? ['**/*embedded.db.test.ts'] : [];

export default defineConfig({
  test: {
    include: ['{server,contract,cli,demo,test}/**/*.db.test.ts'],
    exclude: ['**/node_modules/**', '**/build/**', ...aboutTheEmbeddedOne],
    globalSetup: 'test/database-setup.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
