import type { Browser, Page, Route } from 'playwright/test'
import type { Member } from '../support/member.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, choose, open, share } from '../support/topic-page.ts'

test.describe.configure({ timeout: 120_000 })

const THOUGHTS = 60

async function aTopic(member: Member) {
  const topic = await member.openTopic({ slug: `line-${member.handle.slice(-6)}`, name: 'A poor line' })
  for (let number = 1; number <= THOUGHTS; number++) await member.post(topic.id, `Word ${number}`)
  return topic
}

const quietLine = (page: Page) => page.getByRole('status').locator('xpath=following-sibling::*[1]')
const waitingCards = (page: Page) => page.getByRole('article', { name: /^Your thought/ })

async function connections(url: string): Promise<number> {
  const health = (await (await fetch(`${url}/health`)).json()) as { connections: { total: number } }
  return health.connections.total
}

/** As a closed lid does: the processes of all pages stand still meanwhile, with their lines open. */
async function whileAsleep(browser: Browser, happen: () => Promise<void>): Promise<void> {
  const devtools = await browser.newBrowserCDPSession()
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  for (const pid of pages) process.kill(pid, 'SIGSTOP')
  try {
    await happen()
  } finally {
    for (const pid of pages) process.kill(pid, 'SIGCONT')
  }
}

/** Where the card stands, in pixels from the top of the screen. */
const topOf = async (page: Page, seq: number) => (await cardNumber(page, seq).boundingBox())?.y ?? Number.NaN

test('without a line one writes on; with it everything goes out, once, and nothing was missed', async ({
  newMember,
  newBrowser,
}) => {
  const reader = await newMember('Iqbal')
  const other = await newMember('Farida')
  const topic = await aTopic(reader)
  await other.join(topic.id)
  const page = await newBrowser(reader)
  await open(page, `/t/${topic.slug}`)
  await share(page, 'With a line')
  await expect(waitingCards(page)).toHaveCount(0)

  await page.context().setOffline(true)
  await expect(quietLine(page)).toContainText('Offline')
  await share(page, 'First without')
  await share(page, 'Second without')
  await expect(page.getByRole('article', { name: 'Your thought, waiting to send' })).toHaveCount(2)
  await expect(quietLine(page)).toContainText('Offline · 2 waiting')
  await other.post(topic.id, 'Written meanwhile')

  await page.context().setOffline(false)
  await expect(cardWith(page, 'Written meanwhile')).toBeVisible()
  await expect(waitingCards(page)).toHaveCount(0)
  await expect(quietLine(page)).toBeEmpty()
  const bodies = (await reader.newest(topic.id)).map(({ body }) => body)
  expect(bodies.slice(0, 3)).toEqual(['Second without', 'First without', 'Written meanwhile'])
  for (const body of bodies.slice(0, 3)) await expect(cardWith(page, body ?? '')).toHaveCount(1)
})

test.describe('alone on a server', () => {
  // How many connections there are is read off the server.
  test.use({ hasOwnServer: true })

  test('a phone that slept wakes where one was reading, and is complete', async ({
    browser,
    server,
    newMember,
    newBrowser,
  }) => {
    const reader = await newMember('Salma')
    const other = await newMember('Rafiq')
    const topic = await aTopic(reader)
    await other.join(topic.id)
    const page = await newBrowser(reader)
    await open(page, `/t/${topic.slug}/30`)
    await expect(cardNumber(page, 30)).toBeInViewport()
    await expect.poll(() => connections(server.url)).toBe(1)
    const before = await topOf(page, 30)

    await whileAsleep(browser, async () => {
      await expect.poll(() => connections(server.url), { timeout: 40_000 }).toBe(0)
      for (let number = 1; number <= 25; number++) await other.post(topic.id, `Slept through ${number}`)
    })

    await expect.poll(() => connections(server.url)).toBe(1)
    await expect(page.getByRole('button', { name: '25 new thoughts' })).toBeVisible()
    expect(Math.abs((await topOf(page, 30)) - before)).toBeLessThan(1)
    await page.getByRole('button', { name: '25 new thoughts' }).click()
    await expect(cardWith(page, 'Slept through 25')).toBeInViewport()
  })
})

test('a piece of the page that could not be fetched comes with the line', async ({
  newMember,
  newBrowser,
}) => {
  const reader = await newMember('Yusuf')
  const topic = await aTopic(reader)
  const page = await newBrowser(reader)
  let refused = 0
  const refuse = (route: Route) => {
    refused++
    return route.abort()
  }
  await page.context().route(/(card-menu-[^/]*\.js|pieces-[^/]*\.css|\/health\/live)$/, refuse)
  await open(page, `/t/${topic.slug}`)
  const card = cardNumber(page, THOUGHTS)
  await card.getByRole('button', { name: 'More about this thought' }).click()
  await expect.poll(() => refused).toBeGreaterThan(2)
  await page.context().unroute(/(card-menu-[^/]*\.js|pieces-[^/]*\.css|\/health\/live)$/, refuse)
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeVisible()
  await page.keyboard.press('Escape')
  await choose(page, card, 'Edit')
  await expect(card.getByRole('textbox')).toBeFocused()
  // Its styles stand after those of the page, and once, or they would not win.
  const sheets = await page.evaluate(() => [...document.styleSheets].map(({ href }) => href ?? ''))
  expect(sheets).toEqual([expect.stringContaining('/index-'), expect.stringContaining('/pieces-')])
})

test('who asks is told up to where nothing is missing', async ({ newMember, newBrowser }) => {
  const reader = await newMember('Nilufar')
  const topic = await aTopic(reader)
  const page = await newBrowser(reader)
  await open(page, `/t/${topic.slug}`)
  const about = page.getByRole('button', { name: 'About this topic' })
  if (await about.isVisible()) await about.click()
  await expect(page.getByText(`Complete up to thought ${THOUGHTS}, change ${THOUGHTS}.`)).toBeVisible()
  await reader.post(topic.id, 'One more')
  await expect(page.getByText(`Complete up to thought ${THOUGHTS + 1}`)).toBeVisible()
  await page.context().setOffline(true)
  await expect(page.getByText(`No line. Complete up to thought ${THOUGHTS + 1}`)).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText(/^Complete up to thought/)).toBeVisible()
})
