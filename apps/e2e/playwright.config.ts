import { existsSync } from 'node:fs'
import { defineConfig } from 'playwright/test'

const { CHROMIUM_PATH, PLAYWRIGHT_JSON, CI } = process.env

// The same engine without the window around it costs less than half for each page; any Chromium will do.
const SHELL = '/usr/bin/chromium-headless-shell'

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  forbidOnly: CI !== undefined,
  fullyParallel: true,
  workers: 2,
  // CI's machine is shared: a story that was only late gets a second chance, one that is wrong fails twice.
  retries: CI === undefined ? 0 : 1,
  // Set PLAYWRIGHT_JSON to a file name to have the results as data too.
  reporter: [['list'], ...(PLAYWRIGHT_JSON ? [['json', { outputFile: PLAYWRIGHT_JSON }] as const] : [])],
  use: {
    screenshot: 'only-on-failure',
    trace: 'off',
    video: 'off',
    // It would answer what stories cut off; those of the installed app allow it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: CHROMIUM_PATH ?? (existsSync(SHELL) ? SHELL : '/usr/bin/chromium'),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 900 } } },
    {
      name: 'phone',
      // Here runs what a small screen or a finger could make another thing of: how every page and state looks (eyes-and-ears,
      // states), what has other controls there (evening, keeping, marks, pictures, undo), what is laid out anew (first-picture),
      // and the list at its width and under a finger (anchored-list, place, steady). Told once, on the desk, is what has
      // nothing to do with either: these files, and in the others each story that says so by its tag.
      testIgnore: [
        // What texts do, what is sent, and what tabs and servers tell each other.
        'content.spec.ts',
        'installed.spec.ts',
        'once.spec.ts',
        'poor-line.spec.ts',
        'restart.spec.ts',
        'tabs.spec.ts',
        // A person with a keyboard; what is reached by one on a small screen is told by crawler.spec.ts.
        'keyboard.spec.ts',
        // What it brings is the same style on any screen, and 320 px are narrower than a phone.
        'other-eyes.spec.ts',
        'settings.spec.ts',
      ],
      grepInvert: /@any-screen/,
      use: { viewport: { width: 400, height: 860 }, hasTouch: true, isMobile: true },
    },
  ],
})
