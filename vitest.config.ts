import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Most of the time goes to programs that the tests start and wait for: one worker a core leaves no core idle.
    maxWorkers: '100%',
    // A worker keeps what it has loaded for its next file. No test leaves anything behind for it: nothing is mocked, and
    // folders, servers and programs end with the test that started them.
    isolate: false,
    // Tests with a real repository run git dozens of times, on a slow disk for seconds.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A zone that is never a whole number of hours from UTC: a date read in local time shows.
    env: { TZ: 'Pacific/Chatham' },
  },
});
