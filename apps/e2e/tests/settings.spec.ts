import type { Page } from 'playwright/test'
import { postPicture } from '../support/pictures.ts'
import { expectHeld, expectPlace, note, placeOf, scrollBy } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { cardWith, composerOf, open } from '../support/topic-page.ts'

test.describe.configure({ timeout: 180_000 })

/** A closed socket is heard of at once; a machine that is busy is late. */
const SIGNED_OUT_WITHIN_MS = 5_000

const root = (page: Page) =>
  page.evaluate(() => {
    const { fontSize, colorScheme } = getComputedStyle(document.documentElement)
    return {
      fontSize,
      colorScheme,
      motion: getComputedStyle(document.querySelector('button') as Element).transitionDuration,
    }
  })

const choose = (page: Page, group: string, name: string) =>
  page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true }).check()

/** What has moved by itself since the page was opened. */
const shiftsSoFar = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>(resolve => {
        new PerformanceObserver(list =>
          resolve(list.getEntries().reduce((sum, each) => sum + Number(Reflect.get(each, 'value')), 0)),
        ).observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)))
      }),
  )

test('text, theme and motion are one choice in all tabs, from the first paint on, and move no place', async ({
  newMember,
  newBrowser,
}) => {
  const member = await newMember('Eyes')
  const page = await newBrowser(member)
  // No composer stands above it, which would grow with the text and make room for itself.
  await open(page, '/explore')
  await scrollBy(page, 2_000)
  const other = await page.context().newPage()
  await other.goto('/settings')

  for (const [name, fontSize] of [
    ['Largest', '24px'],
    ['Small', '14px'],
    ['Usual', '16px'],
    ['Larger', '20px'],
  ] as const) {
    await expectHeld(page, `text: ${name}`, async () => {
      await choose(other, 'Text size', name)
      await expect.poll(async () => (await root(page)).fontSize).toBe(fontSize)
    })
  }
  await choose(other, 'Theme', 'Dark')
  await choose(other, 'Motion', 'Always less')
  const chosen = { fontSize: '20px', colorScheme: 'dark', motion: '0s' }
  await expect.poll(() => root(page)).toEqual(chosen)

  const place = await placeOf(page)
  await page.reload({ waitUntil: 'commit' })
  await page.waitForFunction(() => document.body)
  expect(await root(page).catch(() => chosen), 'before the app is there').toEqual(chosen)
  await expectPlace(page, place, 'a reload with larger text')
  expect(await shiftsSoFar(page)).toBe(0)
})

test('whoever saves data is asked before a picture is loaded, and nothing is fetched ahead', async ({
  server,
  newMember,
  newBrowser,
}) => {
  const [friend, reader] = await Promise.all([newMember('Friend'), newMember('Saver')])
  const topic = await friend.openTopic({ slug: `saving-${friend.handle.slice(-6)}`, name: 'Saving' })
  await reader.join(topic.id)
  const first = await postPicture(server.url, friend, topic.id, 'The first', 'A waterfall')
  await postPicture(server.url, friend, topic.id, 'The second', '')
  const [smallest] = first.media[0]?.variants ?? []

  const page = await newBrowser(reader)
  const asked: string[] = []
  page.context().on('request', request => asked.push(new URL(request.url()).pathname))
  const pictures = () => asked.filter(path => path.startsWith('/media/'))
  await page.goto('/settings')
  await choose(page, 'Save data', 'On')
  await expect(page.getByText('Data is being saved now.')).toBeVisible()
  const path = `/t/${topic.slug}`
  await open(page, path)

  await test.step('a picture comes when it is asked for, and small', async () => {
    const show = page.getByRole('button', { name: 'Show picture: A waterfall' })
    await show.focus()
    expect(pictures()).toEqual([])
    await page.keyboard.press('Enter')
    const picture = cardWith(page, 'The first').getByRole('img', { name: 'A waterfall' })
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)
    await expect(cardWith(page, 'The first')).toBeFocused()
    expect(pictures()).toEqual([smallest?.url])
  })

  await test.step('and the others, with what may be wanted next, once she saves no more', async () => {
    const other = await page.context().newPage()
    await other.goto('/settings')
    asked.length = 0
    const ahead = page.waitForRequest(/\/assets\/.*\.js/)
    await choose(other, 'Save data', 'Off')
    await expect(cardWith(page, 'The second').getByRole('button', { name: 'Open the picture' })).toBeVisible()
    await expect.poll(pictures).toHaveLength(1)
    await ahead
  })

  await test.step('a browser that was told to save is believed', async () => {
    const told = await newBrowser(reader)
    await told.addInitScript(() => {
      Object.defineProperty(Reflect.get(navigator, 'connection'), 'saveData', { get: () => true })
    })
    await open(told, path)
    await expect(cardWith(told, 'The second').getByRole('button', { name: 'Show picture' })).toBeVisible()
  })
})

test('she sees where she is signed in, and ends it there, everywhere else, or everywhere', async ({
  server,
  newMember,
  newBrowser,
}) => {
  const member = await newMember('Careful')
  const topic = await member.openTopic({ slug: `keys-${member.handle.slice(-6)}`, name: 'Keys' })
  await member.post(topic.id, 'The first word')
  const path = `/t/${topic.slug}`
  const logIn = {
    data: { handle: member.handle, password: member.password },
    headers: { origin: server.url },
  }
  const here = await newBrowser(member)
  const there = await newBrowser()
  await there.request.post('/api/auth/login', logIn)
  await open(there, path)
  await (await composerOf(there)).getByRole('textbox').fill('Half said')

  await here.goto('/settings')
  const places = here.getByRole('region', { name: 'Where you are signed in' })
  await expect(places.getByRole('listitem')).toHaveCount(2)
  await expect(places.getByRole('listitem').filter({ hasText: 'This browser' })).toHaveCount(1)
  const elsewhere = places.getByRole('listitem').filter({ hasText: 'last used:' })
  await expect(elsewhere).toContainText(/Chrome, Linux.*last used: now/)

  await test.step('ended there: its page says so at once, and keeps what was being written', async () => {
    const endedAt = Date.now()
    await elsewhere.getByRole('button', { name: 'Sign out Chrome, Linux' }).click()
    await expect(there.getByText('Your session has ended. Sign in again.').last()).toBeVisible()
    const tookMs = Date.now() - endedAt
    note('signed out elsewhere', `${tookMs} ms`)
    expect(tookMs).toBeLessThan(SIGNED_OUT_WITHIN_MS)
    await expect(places.getByRole('listitem')).toHaveCount(1)
    await expect(places.getByRole('button')).toHaveCount(0)

    await there.request.post('/api/auth/login', logIn)
    await open(there, path)
    await expect((await composerOf(there)).getByRole('textbox')).toHaveValue('Half said')
  })

  await test.step('everywhere else, then everywhere', async () => {
    await here.reload()
    await places.getByRole('button', { name: 'Sign out everywhere else' }).click()
    await expect(there.getByText('Your session has ended. Sign in again.').last()).toBeVisible()
    await there.request.post('/api/auth/login', logIn)
    await open(there, path)
    await here.reload()
    await places.getByRole('button', { name: 'Sign out everywhere, here too' }).click()
    await expect(here).toHaveURL(/\/explore$/)
    await expect(here.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
    await expect(there.getByText('Your session has ended. Sign in again.').last()).toBeVisible()
  })
})
