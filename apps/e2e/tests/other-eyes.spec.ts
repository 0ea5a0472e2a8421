import type { Locator, Page } from 'playwright/test'
import { expectContrast } from '../support/axe.ts'
import { installCrawler, walk } from '../support/crawl.ts'
import { MEMBERS_PAGES, SHAM, someCard, visit } from '../support/pages.ts'
import { expect, test } from '../support/test.ts'

test.describe.configure({ timeout: 240_000 })

/** Of each kind of page one: a feed, cards of topics, choices and forms. */
const KINDS = ['a topic', 'topics', 'settings', 'a new topic'] as const

const pagesOf = (names: readonly string[]) =>
  Object.entries(MEMBERS_PAGES).filter(([name]) => names.includes(name))

/** All that tells one state from another. */
const looksOf = (locator: Locator) =>
  locator.evaluate(element => {
    const { color, backgroundColor, borderColor, boxShadow } = getComputedStyle(element)
    return [color, backgroundColor, borderColor, boxShadow].join('; ')
  })

async function expectToldApart(one: Locator, other: Locator, what: string): Promise<void> {
  expect.soft(await looksOf(one), what).not.toBe(await looksOf(other))
}

/** How far what bounds a control stands out from what is around it. */
const edgeContrast = (locator: Locator) =>
  locator.evaluate(element => {
    const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext(
      '2d',
      {
        willReadFrequently: true,
      },
    )
    const luminance = (color: string) => {
      if (!context) return 0
      context.fillStyle = color
      context.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map(part => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    let ground: Element | null = element.parentElement
    while (ground && /, 0\)$|transparent/.test(getComputedStyle(ground).backgroundColor))
      ground = ground.parentElement
    const [a, b] = [
      luminance(getComputedStyle(element).borderTopColor),
      luminance(getComputedStyle(ground ?? document.body).backgroundColor),
    ]
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
  })

const moving = (page: Page) => page.evaluate(() => document.getAnimations().length)

test('in a palette of one’s own all words are read, and every state is told from the other', async ({
  newMember,
  newBrowser,
}) => {
  const reader = await newMember('Palette')
  await reader.join((await reader.topic('sham-e-sukhan')).id)
  const page = await newBrowser(reader)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' })
    for (const [name, go] of pagesOf(colorScheme === 'light' ? ['a topic', 'settings'] : KINDS)) {
      await visit(page, go)
      await expectContrast(page, `${name}, forced, ${colorScheme}`)
    }
  }

  await visit(page, { path: '/settings', shows: at => at.getByRole('radio').first() })
  const choice = (name: string) =>
    page.getByRole('group', { name: 'Theme' }).locator('label', { hasText: name })
  await expectToldApart(choice('As the system'), choice('Dark'), 'a choice')
  for (const control of [
    page.getByLabel('Name', { exact: true }),
    page.getByRole('button', { name: 'Save', exact: true }),
  ]) {
    expect.soft(await edgeContrast(control), 'the edge of a control').toBeGreaterThanOrEqual(3)
  }

  await visit(page, { path: SHAM, shows: someCard })
  const nav = page.getByRole('navigation', { name: 'Main' })
  await expectToldApart(
    nav.getByRole('link', { name: 'Sham-e-Sukhan' }),
    nav.getByRole('link', { name: 'Explore' }),
    'the page one is on',
  )
  const card = someCard(page)
  const heart = card.getByRole('button', { name: /^Relatable/ })
  const before = await looksOf(heart)
  await heart.click()
  await expect(heart).toHaveAttribute('aria-pressed', 'true')
  expect.soft(await looksOf(heart), 'an own reaction').not.toBe(before)
  await card.getByRole('button', { name: 'Add a reaction' }).click()
  const face = (name: string) => page.getByRole('menuitemcheckbox', { name })
  await expectToldApart(face('Relatable'), face('Wow'), 'an own reaction among all')
  expect.soft(await moving(page), 'what moves although nothing shall').toBe(0)
  await expectContrast(page, 'the reaction picker, forced')
  await page.keyboard.press('Escape')
  await card.getByRole('button', { name: 'More about this thought' }).click()
  await expectContrast(page, 'the menu of a thought, forced')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expectContrast(page, 'the list of keys, forced')
})

test('who asks for more contrast gets edges that stand out', async ({ newMember, newBrowser }) => {
  const page = await newBrowser(await newMember('Contrast'))
  await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ contrast: 'more', colorScheme })
    await visit(page, { path: '/settings', shows: at => at.getByText('This browser', { exact: true }) })
    const choice = page.getByRole('group', { name: 'Theme' }).locator('label', { hasText: 'Dark' })
    expect(await edgeContrast(choice), colorScheme).toBeGreaterThanOrEqual(3)
    await expectContrast(page, `settings with more contrast, ${colorScheme}`)
  }
})

/** What is cut off without a sign that it is. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const texts = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      element =>
        element.checkVisibility({ visibilityProperty: true }) &&
        [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    )
    return texts
      .filter(element => {
        const { overflowX, overflowY, textOverflow, clipPath } = getComputedStyle(element)
        if (clipPath !== 'none' || textOverflow === 'ellipsis') return false
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
        return (
          (/hidden|clip/.test(overflowX) && scrollWidth > clientWidth + 1) ||
          (/hidden|clip/.test(overflowY) && scrollHeight > clientHeight + 1)
        )
      })
      .map(element => `${element.localName}.${element.className} ${element.textContent?.slice(0, 40)}`)
  })

/** Nothing has to be scrolled both ways. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [document.scrollingElement, ...document.querySelectorAll('#feed, main, main > div')].flatMap(element =>
      element &&
      element.scrollWidth > element.clientWidth + 1 &&
      getComputedStyle(element).overflowX !== 'visible'
        ? `${element.localName}.${element.className}: ${element.scrollWidth} in ${element.clientWidth}`
        : [],
    ),
  )

test('at four times the size, and with wider text, nothing is lost, covered or out of reach', async ({
  newMember,
  newBrowser,
}) => {
  const reader = await newMember('Zoom')
  await reader.join((await reader.topic('sham-e-sukhan')).id)
  const page = await newBrowser(reader)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await installCrawler(page)
  // A window of 1280 by 1024 px at 400 %.
  await page.setViewportSize({ width: 320, height: 256 })
  for (const [name, go] of Object.entries(MEMBERS_PAGES)) {
    await visit(page, go)
    expect.soft(await tooWide(page), name).toEqual([])
    if (KINDS.some(kind => kind === name))
      expect.soft(await walk(page), `with Tab through ${name}`).toEqual([])
    // As WCAG 1.4.12 has it.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
      )
      document.adoptedStyleSheets.push(sheet)
    })
    expect.soft(await tooWide(page), `${name} with wider text`).toEqual([])
    expect.soft(await cutOff(page), `${name} with wider text`).toEqual([])
  }
})
