import type { Page } from 'playwright/test'
import type { Member } from '../support/member.ts'
import { expectPlace, placeOf, rest, scrollBy } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, feedOf, open } from '../support/topic-page.ts'

test.describe.configure({ timeout: 120_000 })

const THOUGHTS = 60
const picture = (page: Page) => page.locator('#first-picture')

async function aTopic(member: Member) {
  const topic = await member.openTopic({ slug: `early-${member.handle.slice(-6)}`, name: 'Early birds' })
  for (let number = 1; number <= THOUGHTS; number++) {
    await member.post(topic.id, `Seen ${number}. ${'A line of it. '.repeat(number % 7)}`)
  }
  return topic
}

/** The scripts of the pages to come are on their way until they are let in. */
async function holdScripts(page: Page): Promise<() => void> {
  let letIn = (): void => undefined
  const wait = new Promise<void>(resolve => {
    letIn = resolve
  })
  await page.route(/\/assets\/(?!early-).*\.js$/, async route => {
    await wait
    await route.continue()
  })
  return letIn
}

async function openEarly(page: Page, path: string): Promise<() => Promise<void>> {
  const letIn = await holdScripts(page)
  await page.goto(path, { waitUntil: 'commit' })
  await expect(picture(page)).toBeVisible()
  return async () => {
    letIn()
    await expect(picture(page)).toHaveCount(0)
  }
}

/** Where the whole cards begin, in px from the top of the window, by the key of their row. */
const topsIn = (page: Page, where: string) =>
  page.evaluate(within => {
    const rows = [...document.querySelectorAll<HTMLElement>(`${within} [data-row-key]`)]
    const edge =
      document.querySelector(`${within} :is(.still-list, [role="feed"])`)?.getBoundingClientRect().top ?? 0
    return rows
      .map(row => [row.dataset.rowKey ?? '', row.getBoundingClientRect().top] as const)
      .filter(([, top]) => top >= edge - 0.5 && top < innerHeight)
      .sort(([, a], [, b]) => a - b)
  }, where)

async function expectSamePlaces(page: Page, before: Awaited<ReturnType<typeof topsIn>>) {
  await rest(page)
  const after = new Map(await topsIn(page, '#root'))
  expect(before.length).toBeGreaterThan(2)
  for (const [at, [key, top]] of before.entries()) {
    const moved = Math.abs((after.get(key) ?? Number.NaN) - top)
    // The list gives each row a height of whole pixels, so what is further down may be off by their rest.
    expect(moved, `px from the former place of card ${at}`).toBeLessThanOrEqual(1 + at / 2)
  }
}

test('a page can be read before its scripts have come, and nothing moves when they do', async ({
  newMember,
  newBrowser,
}) => {
  const member = await newMember('Early')
  const topic = await aTopic(member)
  const late = await newMember('Late')
  await late.join(topic.id)
  await late.ask('PUT', `/api/topics/${topic.id}/read`, { seq: 40 })

  const views: readonly [string, string, Member | undefined][] = [
    ['the newest of a topic', `/t/${topic.slug}`, undefined],
    ['a thought by its address', `/t/${topic.slug}/30`, undefined],
    ['what a member missed', `/t/${topic.slug}`, late],
    ['explore, for a guest', '/', undefined],
    ['home, for a member', '/', member],
  ]
  for (const [name, path, reader] of views) {
    await test.step(name, async () => {
      const page = await newBrowser(reader)
      const letIn = await openEarly(page, path)
      await page.waitForFunction(() => document.readyState !== 'loading')
      const before = await topsIn(page, '#first-picture')
      await letIn()
      await expectSamePlaces(page, before)
      // The feeds of several topics are at their top, and live.
      if (path === '/') {
        await member.post(topic.id, `Live: ${name}`)
        await expect(cardWith(page, `Live: ${name}`)).toBeInViewport()
      }
      await page.close()
    })
  }
})

test('who scrolls or presses before the scripts have come is taken at her word', async ({
  newMember,
  newBrowser,
}) => {
  const member = await newMember('Swift')
  const topic = await aTopic(member)
  const page = await newBrowser(member)

  const letIn = await openEarly(page, `/t/${topic.slug}`)
  await picture(page)
    .locator('.still-list')
    .evaluate(list => list.scrollBy(0, 900))
  const before = await topsIn(page, '#first-picture')
  await letIn()
  await expectSamePlaces(page, before)

  const presser = await newMember('Press')
  await presser.join(topic.id)
  const other = await newBrowser(presser)
  const letInOther = await openEarly(other, `/t/${topic.slug}`)
  const heart = await picture(other).getByLabel('Relatable: 0').nth(1).boundingBox()
  await other.mouse.click((heart?.x ?? 0) + 5, (heart?.y ?? 0) + 5)
  await letInOther()
  await expect(cardNumber(other, THOUGHTS - 1).getByRole('button', { name: 'Relatable: 1' })).toBeVisible()
})

test('a tab that knows where it was shows nothing else, and a chosen theme is there from the start', {
  tag: '@any-screen',
}, async ({ newMember, newBrowser }) => {
  const member = await newMember('Again')
  const topic = await aTopic(member)
  const page = await newBrowser(member)
  await open(page, `/t/${topic.slug}`)
  await page.evaluate(() => localStorage.setItem('mehfil:theme', 'dark'))
  await scrollBy(page, 1500)
  const place = await placeOf(page)
  const letIn = await holdScripts(page)
  await page.reload({ waitUntil: 'commit' })
  await expect(picture(page)).toBeAttached()
  await expect(picture(page)).toBeHidden()
  expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe('dark')
  letIn()
  await expect(feedOf(page)).toBeVisible()
  await expectPlace(page, place, 'a reload')
})

test('without scripts it can still be read', { tag: '@any-screen' }, async ({
  browser,
  server,
  newMember,
}) => {
  const member = await newMember('Plain')
  const topic = await member.openTopic({ slug: `plain-${member.handle.slice(-6)}`, name: 'Plain pages' })
  await member.post(topic.id, 'Readable as it is')
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`/t/${topic.slug}`)
  await expect(page).toHaveTitle('Plain pages · Mehfil')
  await expect(page.getByText('Readable as it is')).toBeVisible()
  await expect(page.locator('noscript')).toBeVisible()
  await context.close()
})
