import { defineConfig } from 'playwright/test'
import config from './playwright.config.ts'

// `pnpm test:long`: the walks through long topics once more, at the length that is promised, and every page in every language
// by day and by night.
process.env.LONG_TOPIC = '10000'
process.env.EVERY_PAGE = 'yes'

export default defineConfig({
  ...config,
  grep: /thousands of|every page has room/,
  testMatch: ['place.spec.ts', 'anchored-list.spec.ts', 'languages.spec.ts'],
})
