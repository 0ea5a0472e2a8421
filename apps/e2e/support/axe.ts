import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type axe from 'axe-core'
import type { RunOptions, resultGroups } from 'axe-core'
import { type Page, test } from 'playwright/test'
import { expect } from './test.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** Set it to a folder to have a picture of every state there, by day and by night: what axe cannot see, eyes can. */
const { LOOK_AT } = process.env

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Looks at the page as it is now: with every rule that holds for all, and the size of targets (WCAG 2.2), in the light;
 * with the one that depends on colours in the dark as well.
 */
export async function expectNoBarriers(
  page: Page,
  state: string,
  { isOfPhones = false }: { isOfPhones?: boolean } = {},
): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  await look(page, `${state}, in the light`, { rules: { 'target-size': { enabled: true } } })
  await takePicture(page, `${state} light`)
  // A phone has the same colours as a desk, but for what only it has.
  if (test.info().project.name === 'phone' && !isOfPhones && !LOOK_AT) return
  await page.emulateMedia({ colorScheme: 'dark' })
  await look(page, `${state}, in the dark`, { runOnly: ['color-contrast'] })
  await takePicture(page, `${state} dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Only whether words stand out from what is behind them, in the colours that are shown now. */
export async function expectContrast(page: Page, state: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  await look(page, state, { runOnly: ['color-contrast'] })
  await takePicture(page, state)
}

async function takePicture(page: Page, name: string): Promise<void> {
  if (!LOOK_AT) return
  const file = `${name}-${page.viewportSize()?.width}`.replace(/[^a-zA-Z0-9]+/g, '-')
  await page.screenshot({ path: join(LOOK_AT, `${file}.png`) })
}

/**
 * What lies over the page is looked at once more by itself: axe does not know the browser's top layer, and takes what is
 * behind a menu for what covers it.
 */
async function look(page: Page, state: string, options: RunOptions): Promise<void> {
  const { barriers, checked, undecided } = await page.evaluate(async wanted => {
    // Of what passes only the rule is told: a path to each element of the page takes as long as the rules.
    const resultTypes: resultGroups[] = ['violations', 'incomplete']
    const results = [await window.axe.run({ ...wanted, resultTypes })]

    const over = document.querySelector('dialog[open], :popover-open')
    if (over) {
      const veil = new CSSStyleSheet()
      const own = 'dialog[open], :popover-open'
      veil.replaceSync(
        `body *:not(${own}, :is(${own}) *) { visibility: hidden } ${own} { visibility: visible }`,
      )
      document.adoptedStyleSheets.push(veil)
      results.push(await window.axe.run(over, { runOnly: ['color-contrast'], resultTypes }))
      document.adoptedStyleSheets.pop()
    }
    return {
      barriers: results.flatMap(({ violations }) =>
        violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n  ${failureSummary}`),
        ),
      ),
      checked: results.flatMap(({ passes }) => passes.map(({ id }) => id)),
      undecided: over
        ? (results[1]?.incomplete.flatMap(({ nodes }) => nodes.map(node => node.html)) ?? [])
        : [],
    }
  }, options)
  expect.soft(barriers, `barriers: ${state}`).toEqual([])
  // From the right axe judges the contrast of hardly any text, for a reason of its own: the colours are the same as from the left.
  const isFromTheRight = await page.evaluate(() => document.dir === 'rtl')
  if (!isFromTheRight)
    expect.soft(checked, `rules that found something to look at: ${state}`).toContain('color-contrast')
  const empty = undecided.filter(html => !html.startsWith('<textarea'))
  expect.soft(empty, `text over the page without a contrast: ${state}`).toEqual([])
}
