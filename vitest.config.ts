import { defineConfig } from 'vitest/config'

const ignored = ['**/node_modules/**', '**/dist/**']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.{ts,tsx}', 'apps/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: ignored,
          // Importing a module does nothing here, so files need no process each: it is more than twice as fast.
          isolate: false,
          // None waits for a clock; but some count far, and a machine that is busy is late.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['packages/**/*.itest.ts', 'apps/**/*.itest.ts'],
          exclude: ignored,
          // Loading the server anew for each file would be a fifth of the work; each has a database of its own.
          isolate: false,
          globalSetup: ['scripts/test/build-for-tests.mjs', 'apps/server/test/postgres.ts'],
          testTimeout: 60_000,
          // A machine that is busy is late; what is waited for may take its time.
          expect: { poll: { timeout: 15_000 } },
          // CI's machine is shared: a test that was only late gets a second chance, one that is wrong fails twice.
          retry: process.env.CI === undefined ? 0 : 1,
          hookTimeout: 60_000,
          // Each file has a database of its own; more files at once than cores only makes all of them slower.
          maxWorkers: 2,
        },
      },
    ],
  },
})
