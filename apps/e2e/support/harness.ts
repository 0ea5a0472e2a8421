import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { test as base, type Page } from 'playwright/test'

const web = fileURLToPath(new URL('../../web/', import.meta.url))

/** Only what is used of it: vite belongs to the web app and is loaded from there. */
interface Vite {
  build(options: object): Promise<unknown>
  preview(options: object): Promise<{
    close(): Promise<void>
    resolvedUrls: { local: string[] } | null
  }>
}

/** Built once a worker, as the app is: what a story does a thousand times costs what it costs there. */
async function serveHarness({ build, preview }: Vite) {
  const outDir = mkdtempSync(path.join(tmpdir(), 'mehfil-harness-'))
  const options = { root: web, configFile: false, logLevel: 'error' }
  await build({
    ...options,
    // Playwright has set it to "test", of which React makes its slow self for developers.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir, rolldownOptions: { input: path.join(web, 'harness/anchored-list.html') } },
  })
  const server = await preview({
    ...options,
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    async close() {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}

/** A server for the pages in `apps/web/harness`, which show one piece of the interface each. */
export const test = base.extend<{ openHarness: (path: string) => Promise<Page> }, { harnessUrl: string }>({
  harnessUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern.
    async ({}, use) => {
      const entry = createRequire(`${web}package.json`).resolve('vite')
      const server = await serveHarness((await import(pathToFileURL(entry).href)) as Vite)
      await use(server.url)
      await server.close()
    },
    { scope: 'worker' },
  ],
  openHarness: async ({ page, harnessUrl }, use) => {
    const failures: Error[] = []
    page.on('pageerror', error => failures.push(error))
    await use(async address => {
      await page.goto(`${harnessUrl}harness/${address}`)
      await page.evaluate(() => document.fonts.ready)
      return page
    })
    if (failures[0]) throw failures[0]
  },
})
