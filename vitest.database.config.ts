import { defineConfig } from 'vitest/config';

// Suites that need a real PostgreSQL. TEST_POSTGRES says which: "embedded" (18, the default) or "15" (this machine's).
export default defineConfig({
  test: {
    include: ['{server,contract,cli,demo,test}/**/*.db.test.ts'],
    exclude: ['**/node_modules/**', '**/build/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
