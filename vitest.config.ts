// Tests: `unit` needs nothing; `integration` (files named *.it.test.ts) opens a database, embedded or TEST_DATABASE_URL.
import path from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'

const alias = {
  '@': path.resolve(import.meta.dirname),
  'server-only': path.resolve(import.meta.dirname, 'db/server-only.testing.ts'),
}
const env = { NODE_ENV: 'test' as const, JWT_SECRET: 'a secret of the tests, which guards nothing at all' }
const exclude = ['**/node_modules/**', '**/.next/**', 'e2e/**']

/** Packages as they run for people: those of Markdown check themselves at each step in development. */
const packagesAsTheyRun: Plugin = {
  name: 'packages-as-they-run',
  configResolved({ ssr, environments }) {
    for (const { resolve } of [ssr, ...Object.values(environments)])
      if (resolve?.conditions) resolve.conditions = resolve.conditions.filter(each => !each.includes('development'))
  },
}

export default defineConfig({
  plugins: [packagesAsTheyRun],
  resolve: { alias },
  test: {
    env,
    isolate: false, // half of the time was spent on opening processes and loading the same modules
    setupFiles: ['lib/run/testing/fresh-process.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['{lib,db,components,app,bench}/**/*.test.{ts,tsx}', '*.test.ts'],
          exclude: [...exclude, '**/*.it.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          sequence: { groupOrder: 1 },
          include: ['{lib,db,app,components}/**/*.it.test.ts', '*.it.test.ts'],
          exclude,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
