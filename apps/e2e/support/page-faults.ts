import type { BrowserContext, Page } from 'playwright/test'

/** What no page may ever do. */
export type PageFault = {
  readonly kind: 'error' | 'console' | 'policy' | 'dialog'
  readonly where: string
  readonly what: string
}

/** A server that is down or says no is part of the stories; the browser reports each such request by itself. */
const EXPECTED = /^Failed to load resource|^WebSocket connection to '.*' failed|net::ERR_/

/** Collects the faults of every page of a context, from its first line of script on. */
export async function collectFaults(context: BrowserContext): Promise<readonly PageFault[]> {
  const faults: PageFault[] = []

  await context.exposeBinding('reportPolicyViolation', ({ page }, what: string) => {
    faults.push({ kind: 'policy', where: page.url(), what })
  })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      const report = Reflect.get(window, 'reportPolicyViolation') as (what: string) => void
      report(`${effectiveDirective} ${blockedURI} ${sample}`)
    })
  })

  context.on('page', (page: Page) => {
    const add = (kind: PageFault['kind']) => (what: string) => {
      faults.push({ kind, where: page.url(), what })
    }
    page.on('pageerror', error => add('error')(`${error.name} ${error.message} ${error.stack ?? ''}`))
    page.on('console', message => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) add('console')(message.text())
    })
    page.on('dialog', dialog => {
      add('dialog')(dialog.message())
      void dialog.dismiss()
    })
  })
  return faults
}
