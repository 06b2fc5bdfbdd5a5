import { defineConfig } from 'vitest/config';

// Whole journeys in a real browser. One file at a time: each drives its own server and Chromium, and two cores are all we count on.
export default defineConfig({
  test: {
    include: ['journeys/**/*.journey.ts'],
    setupFiles: ['journeys/on-failure.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
