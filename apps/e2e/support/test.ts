import type { ServerProcess } from '@mehfil/testkit/server-process'
import { type BrowserContextOptions, test as base, expect as baseExpect, type Page } from 'playwright/test'
import { LONG } from './long-topic.ts'
import { createMember, type Member } from './member.ts'
import { collectFaults, type PageFault } from './page-faults.ts'
import { seedLongTopic, startServer } from './server.ts'

/** The machine may be busy: what is waited for may take its time, what is compared may not be off. */
export const expect = baseExpect.configure({ timeout: 15_000 })

type TestFixtures = {
  /** For stories that begin with an empty list of members, or end the server. */
  hasOwnServer: boolean
  /** Whether that server counts who asks for how much, as it does outside of tests. */
  hasRateLimits: boolean
  server: ServerProcess
  /** An account, made without a browser. */
  newMember: (displayName: string) => Promise<Member>
  /** A browser of its own, of this member, or of a guest. Its pages are watched for faults. */
  newBrowser: (member?: Member, options?: Pick<BrowserContextOptions, 'locale'>) => Promise<Page>
}

type WorkerFixtures = {
  sharedServer: () => Promise<ServerProcess>
  /** The address of a topic of thousands of thoughts on the shared server. */
  longTopic: () => Promise<string>
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  hasOwnServer: [false, { option: true }],
  hasRateLimits: [false, { option: true }],

  sharedServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern.
    async ({}, use) => {
      let started: Promise<ServerProcess> | undefined
      await use(() => {
        started ??= startServer()
        return started
      })
      await (await started)?.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  longTopic: [
    async ({ sharedServer }, use) => {
      let made: Promise<string> | undefined
      await use(() => {
        made ??= sharedServer().then(server => seedLongTopic(server, LONG))
        return made
      })
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  server: [
    async ({ hasOwnServer, hasRateLimits, sharedServer }, use) => {
      if (!hasOwnServer) return use(await sharedServer())
      const server = await startServer(hasRateLimits ? { RATE_LIMITS: 'on' } : {})
      await use(server)
      await server.stop()
    },
    { timeout: 120_000 },
  ],

  newMember: async ({ server }, use) => {
    await use(displayName => createMember(server.url, displayName))
  },

  newBrowser: async ({ browser, server }, use) => {
    const faults: (readonly PageFault[])[] = []
    const contexts: { close(): Promise<void> }[] = []
    await use(async (member, options) => {
      const context = await browser.newContext({ baseURL: server.url, ...options })
      contexts.push(context)
      faults.push(await collectFaults(context))
      if (member) await context.addCookies(member.cookies)
      return await context.newPage()
    })
    await Promise.all(contexts.map(context => context.close()))
    expect(faults.flat(), 'faults of the pages').toEqual([])
  },
})
