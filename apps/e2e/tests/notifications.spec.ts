import type { Page } from 'playwright/test'
import { expectNoBarriers } from '../support/axe.ts'
import { rest } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, composerOf, open } from '../support/topic-page.ts'

test.describe.configure({ timeout: 120_000 })

const calm = (page: Page) => page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
const main = (page: Page) => page.getByRole('navigation', { name: 'Main' })
const list = (page: Page) => page.getByRole('feed', { name: 'Notices' })
/** Names stand apart from the words around them, whatever their direction. */
const said = (words: string) => new RegExp(words.replace(/[A-Z]\w+(?: [A-Z]\w+)?/g, '\u2068$&\u2069'))
const row = (page: Page, words: string) => list(page).getByRole('article', { name: said(words) })

/** So many are not read: in the title, and where one goes to them. */
async function expectUnread(page: Page, count: number): Promise<void> {
  await expect(page).toHaveTitle(count === 0 ? /^[^(]/ : new RegExp(`^\\(${count}\\) `))
  const name = count === 0 ? 'Notices' : `Notices ${count} unread`
  await expect(main(page).getByRole('link', { name, exact: true })).toBeVisible()
}

async function goToNotices(page: Page, isPhone: boolean): Promise<void> {
  if (isPhone)
    await main(page)
      .getByRole('link', { name: /^Notices/ })
      .click()
  else await page.keyboard.type('gn')
  await expect(page.getByRole('heading', { name: 'Notices', level: 1 })).toBeVisible()
}

test('a mention is written by choosing, and known in all tabs and on all devices at once', async ({
  newMember,
  newBrowser,
  isMobile,
}) => {
  const [asha, bilal] = await Promise.all([newMember('Asha Rao'), newMember('Bilal Ahmed')])
  const topic = await asha.openTopic({ slug: `named-${asha.handle.slice(-6)}`, name: 'Named' })
  await bilal.join(topic.id)
  await bilal.post(topic.id, 'Adaab')
  const path = `/t/${topic.slug}`
  const [writer, here, device] = [await newBrowser(asha), await newBrowser(bilal), await newBrowser(bilal)]
  const tab = await here.context().newPage()
  await Promise.all([writer, here, tab, device].map(calm))
  for (const page of [writer, here, tab]) await open(page, path)
  await open(device, '/explore')
  for (const page of [here, tab, device]) await expectUnread(page, 0)

  await test.step('written without a mouse', async () => {
    const text = (await composerOf(writer)).getByRole('textbox')
    await text.focus()
    const { keyboard } = writer
    await keyboard.type('To x@bil and @bil')
    const people = writer.getByRole('listbox', { name: 'People to mention' })
    const option = people.getByRole('option', { name: 'Bilal Ahmed' })
    await expect(option).toContainText(`@${bilal.handle}`)
    await expect(option).toContainText('here')
    await expect(option).toHaveAttribute('aria-selected', 'true')
    await expect(text).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? '')
    await expect(writer.getByRole('status').filter({ hasText: 'Enter' })).toBeAttached()
    // On a phone it lies over the sheet, and of what is beneath both nothing can be said.
    if (!isMobile) await expectNoBarriers(writer, 'people to mention')
    // That look has hidden the text for a moment.
    await text.focus()
    await keyboard.press('Backspace')
    await expect(option).toBeVisible()

    // Escape closes the list, and nothing else: neither the sheet nor the line to write in.
    await keyboard.press('Escape')
    await expect(people).toBeHidden()
    await expect(text).toBeFocused()
    await keyboard.type('l @bil')
    await expect(option).toBeVisible()
    const inTurn = await people.getByRole('option').count()
    await keyboard.press('ArrowDown')
    if (inTurn > 1) await expect(option).toHaveAttribute('aria-selected', 'false')
    await keyboard.press('ArrowUp')
    await expect(option).toHaveAttribute('aria-selected', 'true')
    await keyboard.press('Enter')
    await expect(text).toHaveValue(`To x@bil and @bil @${bilal.handle} `)
    await expect(people).toBeHidden()
    await keyboard.press('ControlOrMeta+z')
    await expect(text).toHaveValue('To x@bil and @bil @bil')
    await keyboard.press('End')
    await keyboard.type('a')
    await expect(option).toBeVisible()
    await keyboard.press('Tab')
    await keyboard.type('سنو')
    await keyboard.press('Control+Enter')
    await expect(cardWith(writer, 'سنو')).toBeVisible()
  })

  await test.step('without a line, people whom the browser knows are offered', async () => {
    await writer.context().setOffline(true)
    const text = (await composerOf(writer)).getByRole('textbox')
    await text.focus()
    await writer.keyboard.type('@bil')
    const option = writer.getByRole('option', { name: 'Bilal Ahmed' })
    if (isMobile) await option.tap()
    else await option.click()
    await expect(text).toHaveValue(`@${bilal.handle} `)
    await expect(text).toBeFocused()
    await writer.context().setOffline(false)
  })

  await test.step('counted everywhere, without a reload', async () => {
    for (const page of [here, tab, device]) await expectUnread(page, 1)
  })

  await test.step('opened, it leads to the thought, and is read everywhere', async () => {
    await goToNotices(here, isMobile)
    const told = row(here, 'Asha Rao mentioned you')
    await expect(told).toContainText('Named')
    await expect(told.getByText('New', { exact: true })).toBeVisible()
    await expectNoBarriers(here, 'notices')
    if (isMobile) await told.getByRole('link').tap()
    else {
      await here.keyboard.press('j')
      await expect(told.getByRole('link')).toBeFocused()
      await here.keyboard.press('o')
    }
    await expect(here).toHaveURL(new RegExp(`${path}/2$`))
    await expect(cardNumber(here, 2)).toBeInViewport()
    for (const page of [here, tab, device]) await expectUnread(page, 0)
  })
})

test('what comes is gathered, moves nobody, and keeps to what one wants to be told', async ({
  newMember,
  newBrowser,
  isMobile,
}) => {
  const [reader, asha, bilal, chand] = await Promise.all(
    ['Reader', 'Asha', 'Bilal', 'Chand'].map(name => newMember(name)),
  )
  if (!reader || !asha || !bilal || !chand) throw new Error('Somebody is missing.')
  const topic = await reader.openTopic({ slug: `told-${reader.handle.slice(-6)}`, name: 'Told' })
  for (const one of [asha, bilal, chand]) await one.join(topic.id)
  const verse = await reader.post(topic.id, 'A verse of mine')
  const page = await newBrowser(reader)
  await calm(page)

  await test.step('nothing yet', async () => {
    await page.goto('/notifications')
    await expect(page.getByText('All quiet')).toBeVisible()
    await expectNoBarriers(page, 'no notices')
  })

  await test.step('reactions on one thought are one row', async () => {
    await asha.react(verse, 'love')
    await expect(row(page, 'Asha reacted 🌹 to your thought')).toBeVisible()
    await bilal.react(verse, 'love')
    await expect(row(page, 'Bilal and Asha reacted 🌹 to your thought')).toBeVisible()
    await chand.react(verse, 'love')
    await expect(row(page, 'Chand and 2 others reacted 🌹 to your thought')).toBeVisible()
    await expect(list(page).getByRole('article')).toHaveCount(1)
    // It was looked at for a second.
    await expectUnread(page, 0)
  })

  await test.step('who reads further down stays there', async () => {
    await page.goto('/explore')
    for (let at = 1; at <= 12; at++)
      await asha.post(topic.id, `Reply ${at}. ${'Said slowly. '.repeat(6)}`, verse)
    await expectUnread(page, 12)
    await goToNotices(page, isMobile)
    await expect(row(page, 'Asha replied to you').first()).toContainText('Reply 12.')
    await list(page).evaluate(feed => feed.scrollBy(0, 420))
    await rest(page)
    const held = row(page, 'Asha replied to you').filter({ hasText: 'Reply 7.' })
    const before = (await held.boundingBox())?.y ?? Number.NaN
    await asha.post(topic.id, 'Reply 13.', verse)
    await expect(page).toHaveTitle(/^\(13\) /)
    await rest(page)
    expect(Math.abs(((await held.boundingBox())?.y ?? Number.NaN) - before)).toBeLessThanOrEqual(1)
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await expectUnread(page, 0)
    await expect(list(page).getByText('New', { exact: true })).toHaveCount(0)
  })

  await test.step('a kind that is switched off is silent, and so is a topic', async () => {
    await page.getByRole('link', { name: 'Choose your notices' }).click()
    const settings = page.getByRole('region', { name: 'Notices' })
    const replies = settings.getByRole('checkbox', { name: 'replies to me' })
    await expect(replies).toBeChecked()
    await expect(replies).toBeInViewport()
    await expectNoBarriers(page, 'what to be told')
    await replies.uncheck()
    await expect
      .poll(() => reader.ask<{ kinds: { reply: boolean } }>('GET', '/api/notifications/settings'))
      .toMatchObject({ kinds: { reply: false } })
    await bilal.post(topic.id, 'A reply that is not told', verse)
    await bilal.post(topic.id, `@${reader.handle} is told`)
    await expectUnread(page, 1)

    await page.goto(`/t/${topic.slug}`)
    await page.getByRole('main').getByRole('button', { name: 'More about Told' }).click()
    await expect(page.getByRole('menuitemradio', { name: 'Everything' })).toBeChecked()
    await page.getByRole('menuitemradio', { name: 'Nothing' }).click()
    await expect
      .poll(() => reader.ask<{ topics: Record<string, string> }>('GET', '/api/notifications/settings'))
      .toMatchObject({ topics: { [topic.id]: 'none' } })
    await chand.post(topic.id, `@${reader.handle} is not told`)
    const other = await chand.openTopic({ slug: `else-${chand.handle.slice(-6)}`, name: 'Elsewhere' })
    await chand.post(other.id, `@${reader.handle}, here`)
    await expectUnread(page, 2)
    await goToNotices(page, isMobile)
    await expect(list(page).getByRole('article').first()).toContainText('Elsewhere')
    await expect(list(page).getByText('is not told')).toHaveCount(0)
  })

  await test.step('without a line, what is there stays; a guest is led to sign in', async () => {
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await expectUnread(page, 0)
    await page.context().setOffline(false)
    await expect
      .poll(async () => (await reader.ask<{ unread: number }>('GET', '/api/notifications')).unread)
      .toBe(0)
    const guest = await newBrowser()
    await guest.goto('/notifications')
    await expect(guest).toHaveURL(/\/sign-in\?next=%2Fnotifications$/)
  })
})
