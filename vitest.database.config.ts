import { defineConfig } from 'vitest/config';

// Suites that need a real PostgreSQL. TEST_POSTGRES says which: "embedded" (18, the default) or "15" (this machine's).
// On 15 what is about the embedded server, or about the door alone (headers, origins, limits, shapes of bodies), is not asked again.
const not15 = ['**/*embedded.db.test.ts', 'test/sign-in/{alike,answers,limits,origins,wire}.db.test.ts', 'test/bad-input.db.test.ts'];

export default defineConfig({
  test: {
    include: ['{server,contract,cli,demo,test}/**/*.db.test.ts'],
    exclude: ['**/node_modules/**', '**/build/**', ...(process.env.TEST_POSTGRES === '15' ? not15 : [])],
    globalSetup: 'test/database-setup.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
