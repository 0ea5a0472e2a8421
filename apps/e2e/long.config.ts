import { defineConfig } from 'playwright/test'
import config from './playwright.config.ts'

// `pnpm test:long`: the walks through long topics once more, at the length that is promised.
process.env.LONG_TOPIC = '10000'

export default defineConfig({
  ...config,
  grep: /thousands of/,
  testMatch: ['place.spec.ts', 'anchored-list.spec.ts'],
})
