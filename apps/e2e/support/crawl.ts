import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright/test'
import { createCrawler, type Step } from './crawl-page.ts'
import { type Go, visit } from './pages.ts'
import { expect } from './test.ts'

/** More presses than any page needs. */
const FAR = 220
/** What a press does is seen at once; a machine that is busy is late. */
const WITHIN_MS = 5_000

/** Has to be called before the first page is opened. A tab that comes back finds each page as new, and not where it was. */
export const installCrawler = (page: Page) =>
  page.addInitScript(`sessionStorage.clear(); window.crawler = (${createCrawler.toString()})()`)

const ASSETS = fileURLToPath(new URL('../../web/dist/site/assets', import.meta.url))

/** Opens a page, with all pieces that it may ask for later: what a press does is then seen at once. */
export async function visitWhole(page: Page, go: Go): Promise<void> {
  await visit(page, go)
  const pieces = readdirSync(ASSETS).filter(name => name.endsWith('.js'))
  await page.evaluate(names => Promise.all(names.map(name => import(`/assets/${name}`))), pieces)
}

/** Goes through the page, or what lies over it, with Tab. Says what is not reached, has no name or ring, is covered, or holds on. */
export async function walk(page: Page): Promise<string[]> {
  const faults: string[] = []
  if ((await page.evaluate(() => window.crawler.begin())) === 0) return ['there is nothing to press']
  const look = async (): Promise<Step['at']> => {
    const step = await page.evaluate(() => window.crawler.step())
    faults.push(...step.faults)
    return step.at
  }
  let isInside = true
  for (let presses = 0; isInside && presses < FAR && faults.length < 8; presses++) {
    await page.keyboard.press('Tab')
    let at = await look()
    if (at === 'past') {
      await page.keyboard.press('Control+End')
      at = await look()
    }
    isInside = at === 'inside'
  }
  // Past the last one it is with the browser's own controls, where the page hears no key.
  if (await page.evaluate(() => window.crawler.isOnBody())) await page.keyboard.press('Tab')
  if (isInside) faults.push(`Tab has come to no end after ${FAR} presses`)
  faults.push(
    ...(await page.evaluate(() => window.crawler.missed())).map(what => `${what}: is not reached by Tab`),
  )
  return faults
}

type Pressing = {
  go: Go
  /** Kinds that were pressed before, on whichever page; grows. */
  tried: Set<string>
  /** Names of what is not pressed, as the source of a pattern. */
  left: string
}

/** Presses one of each kind on the page by keyboard: something has to happen, and what opens has to be left with Escape. */
export async function pressAll(page: Page, { go, tried, left }: Pressing): Promise<string[]> {
  const faults: string[] = []
  const happens = () =>
    page
      .waitForFunction(() => window.crawler.happened(), undefined, { timeout: WITHIN_MS })
      .then(
        () => true,
        () => false,
      )
  const press = async (key: string) => {
    await page.evaluate(() => window.crawler.arm())
    // A choice of files is the browser's own.
    const chosen = page.waitForEvent('filechooser', { timeout: WITHIN_MS }).then(
      () => true,
      () => false,
    )
    await page.keyboard.press(key)
    const hasHappened = await Promise.race([happens(), chosen.then(isChosen => isChosen || happens())])
    await page.waitForFunction(() => window.crawler.isQuiet())
    return hasHappened
  }
  const comeBack = async () => {
    const isHere = () => new URL(page.url()).pathname === go.path
    if (isHere()) return
    await page.goBack()
    if (!isHere()) return await visitWhole(page, go)
    await page.evaluate(() => document.getElementById('feed')?.scrollTo(0, 0))
    await expect(go.shows(page)).toBeVisible()
  }

  for (;;) {
    const next = await page.evaluate(([tried, left]) => window.crawler.next(tried, left), [
      [...tried],
      left,
    ] as const)
    if (!next) return faults
    tried.add(next.kind)
    const { what, key, kind, opens } = next
    if (!(await press(key))) {
      faults.push(`${what}: ${key} does nothing`)
      continue
    }
    // A piece of the page may come a moment later.
    if (opens && !(await isOpen(page))) faults.push(`${what}: opens nothing`)
    const over = await page.evaluate(() => window.crawler.over())
    if (over) {
      const inside = over.kind === 'dialog' ? await walk(page) : await walkMenu(page)
      faults.push(...inside.map(fault => `${what} opens ${over.name}: ${fault}`))
      await page.keyboard.press('Escape')
      const isLeft = await page
        .waitForFunction(() => !window.crawler.over() && window.crawler.isBack(), undefined, {
          timeout: WITHIN_MS,
        })
        .then(
          () => true,
          () => false,
        )
      if (!isLeft) {
        const at = await page.evaluate(
          () =>
            `${document.activeElement?.outerHTML.slice(0, 90)} ${window.crawler.over()?.name} ${window.crawler.was()}`,
        )
        faults.push(`${what}: Escape does not lead back to it, but to ${at}`)
      }
      if (over.kind === 'menu') faults.push(...(await pressItems(page, { what, kind, press, comeBack })))
    }
    await comeBack()
    if (await page.evaluate(() => window.crawler.over())) await page.keyboard.press('Escape')
  }
}

const isOpen = (page: Page) =>
  page
    .waitForFunction(() => window.crawler.over(), undefined, { timeout: WITHIN_MS })
    .then(
      () => true,
      () => false,
    )

/** Every entry is reached with the arrows, is named, and is seen to have the focus. */
async function walkMenu(page: Page): Promise<string[]> {
  const items = await page.evaluate(() => window.crawler.menu())
  const faults: string[] = []
  for (const [index] of items.entries()) {
    const at = await page.evaluate(() => window.crawler.inMenu())
    const { name = '', ring = '' } = items[index] ?? {}
    if (!at?.isItem || at.name !== name) faults.push(`ArrowDown does not lead to "${name}"`)
    else if (name === '') faults.push('an entry has no name')
    await page.keyboard.press('ArrowDown')
    const after = await page.evaluate(() => window.crawler.menu())
    if (index > 0 && at?.ring === ring && at.ring === after[index]?.ring) {
      faults.push(`"${name}" is not seen to have the focus`)
    }
  }
  return items.length === 0 ? ['a menu without entries'] : faults
}

type Items = {
  what: string
  kind: string
  press: (key: string) => Promise<boolean>
  comeBack: () => Promise<void>
}

/** Opens the menu once for each of its entries, and presses it. */
async function pressItems(page: Page, { what, kind, press, comeBack }: Items): Promise<string[]> {
  const faults: string[] = []
  for (let index = 0; ; index++) {
    await comeBack()
    if (!(await page.evaluate(wanted => window.crawler.focus(wanted), kind))) return faults
    await press('Enter')
    await isOpen(page)
    const items = await page.evaluate(() => window.crawler.menu())
    const item = items[index]
    if (!item) {
      await page.keyboard.press('Escape')
      return faults
    }
    for (let at = 0; at < index; at++) await page.keyboard.press('ArrowDown')
    if (!(await press('Enter'))) faults.push(`${what}, ${item.name}: Enter does nothing`)
    // What it opened: a dialog, or a field in the card.
    await page.keyboard.press('Escape')
  }
}
