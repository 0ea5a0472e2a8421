import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { test as base, type Page } from 'playwright/test'

const web = fileURLToPath(new URL('../../web/', import.meta.url))

/** Only what is used of it: vite belongs to the web app and is loaded from there. */
interface Vite {
  createServer(options: object): Promise<{
    listen(): Promise<unknown>
    close(): Promise<void>
    resolvedUrls: { local: string[] } | null
  }>
}

/** A server for the pages in `apps/web/harness`, which show one piece of the interface each. */
export const test = base.extend<{ openHarness: (path: string) => Promise<Page> }, { harnessUrl: string }>({
  harnessUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern.
    async ({}, use) => {
      const entry = createRequire(`${web}package.json`).resolve('vite')
      const { createServer } = (await import(pathToFileURL(entry).href)) as Vite
      const server = await createServer({
        root: web,
        configFile: `${web}vite.config.ts`,
        cacheDir: `${web}node_modules/.vite/harness-${process.env.TEST_PARALLEL_INDEX}`,
        logLevel: 'warn',
        server: { port: 0, host: '127.0.0.1', hmr: false, watch: null, proxy: {} },
      })
      await server.listen()
      await use(server.resolvedUrls?.local[0] ?? '')
      await server.close()
    },
    { scope: 'worker' },
  ],
  openHarness: async ({ page, harnessUrl }, use) => {
    const failures: Error[] = []
    page.on('pageerror', error => failures.push(error))
    await use(async path => {
      await page.goto(`${harnessUrl}harness/${path}`)
      await page.evaluate(() => document.fonts.ready)
      return page
    })
    if (failures[0]) throw failures[0]
  },
})
