import { defineConfig } from 'vitest/config';

// Journeys and the two-engine database suite have configurations of their own; see script/test.
export default defineConfig({
  test: {
    include: ['{engine,contract,server,web,cli,demo,test}/**/*.test.ts', 'web/**/*.test.tsx'],
    exclude: ['**/node_modules/**', '**/build/**', '**/*.db.test.ts'],
    testTimeout: 60_000,
    // Nothing here changes what files share: a process for each file would load the same modules 130 times.
    isolate: false,
  },
});
