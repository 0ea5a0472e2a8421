import type { Page } from 'playwright/test'
import { expectNoBarriers } from '../support/axe.ts'
import { handsOn } from '../support/hands.ts'
import { postPicture } from '../support/pictures.ts'
import { expectPlace, placeOf, scrollBy } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, feedOf } from '../support/topic-page.ts'

test.describe.configure({ timeout: 120_000 })

/** What stands in a thought, how it is looked for, and what of it is marked. */
const SPELLINGS: readonly (readonly [text: string, asked: string, marked: readonly string[]])[] = [
  ['زِیستِ گمنام کی کہانی', 'زيست كى', ['زِیستِ', 'کی']],
  ['मेरी क़लमदान की आवाज़', 'कलमदान', ['क़लमदान']],
  ['আমাদের অপরাজিতাদের বাগান', 'রাজিতা', ['রাজিতা']],
  ['The Café élan of Zürichberg', 'cafe ELAN zurichberg', ['Café', 'élan', 'Zürichberg']],
]

const fieldOf = (page: Page) => page.getByRole('searchbox', { name: 'Search Mehfil' })
const marksIn = (page: Page) => feedOf(page).getByRole('article').first().locator('mark')
const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('mehfil:searches')))

test('somebody finds what was said, in whatever spelling, and comes back to where she was', async ({
  server,
  newMember,
  newBrowser,
  isMobile,
}) => {
  const [writer, reader] = await Promise.all([newMember('Shamsa'), newMember('Reader')])
  const own = writer.handle.slice(-6)
  const word = `lantern${own.replace(/\d/g, digit => 'abcdefghij'[Number(digit)] ?? '')}`
  const room = await writer.openTopic({
    slug: `lamps-${own}`,
    name: `Lamps ${own}`,
    description: 'Oil and wick.',
  })
  await writer.postMany(
    room.id,
    SPELLINGS.map(([text]) => text),
  )
  const lines = Array.from(
    { length: 44 },
    (_, at) => `${at}. ${word} lit, and the room went quiet. ${'Slowly. '.repeat(at % 4)}`,
  )
  await writer.postMany(room.id, lines)
  await postPicture(server.url, writer, room.id, `One ${word} in a picture`, 'A lamp on a sill')
  const page = await newBrowser(reader)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })

  await test.step('the way there, and what it says before anything is asked', async () => {
    await page.goto('/explore')
    await expect(page.getByRole('article').first()).toBeVisible()
    if (isMobile) await page.getByRole('main').getByRole('link', { name: 'Search' }).click()
    else await page.keyboard.press('/')
    await expect(fieldOf(page)).toBeFocused()
    await expect(page.getByText('How to find it')).toBeVisible()
    await expectNoBarriers(page, 'search before a question')
  })

  for (const [text, asked, marked] of SPELLINGS) {
    await test.step(`${asked} finds ${text}`, async () => {
      await fieldOf(page).fill(asked)
      await expect(cardWith(page, text)).toBeVisible()
      await expect(marksIn(page)).toHaveText([...marked])
      await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(asked)
    })
  }

  await test.step('narrowed down, as the address says', async () => {
    await fieldOf(page).fill(word)
    await expect(marksIn(page)).toHaveText([word])
    await expect(page.getByRole('img', { name: 'A lamp on a sill' })).toBeVisible()
    await expectNoBarriers(page, 'thoughts that were found')
    await page.getByRole('button', { name: 'Topic', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Search topics').fill(`lamps ${own}`)
    await expectNoBarriers(page, 'choosing a topic')
    await dialog.getByRole('button', { name: room.name }).click()
    await page.getByRole('button', { name: 'Person', exact: true }).click()
    await dialog.getByLabel('Name or handle').fill(`@${writer.handle}`)
    await dialog.getByRole('button', { name: 'Shamsa' }).click()
    await page.getByRole('button', { name: 'Any time' }).click()
    await dialog.getByRole('radio', { name: 'Past week' }).check()
    await dialog.getByRole('button', { name: 'Search this time' }).click()
    await page.getByRole('button', { name: 'With a picture' }).click()
    await expect(feedOf(page).getByRole('article')).toHaveCount(1)
    await expect(page).toHaveURL(
      new RegExp(`\\?q=${word}&topic=${room.slug}&person=${writer.handle}&from=week&picture=yes$`),
    )
    await page.reload()
    await expect(feedOf(page).getByRole('article')).toHaveCount(1)
    await page.getByRole('button', { name: 'With a picture: With a picture. Remove' }).click()
    await page.getByRole('button', { name: /Past week\. Remove/ }).click()
    await page.getByRole('button', { name: new RegExp(`@${writer.handle}. Remove`) }).click()
    await expect(cardWith(page, '43.')).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('button', { name: new RegExp(`@${writer.handle}. Remove`) })).toBeVisible()
  })

  await test.step('further down, opened, and back at the same place', async () => {
    for (let steps = 0; steps < 12; steps++) await scrollBy(page, 450)
    const place = await placeOf(page)
    expect(place.seq).toBeLessThan(49 - 30 + 4)
    await cardNumber(page, place.seq).getByRole('link').filter({ hasText: word }).click()
    await expect(page).toHaveURL(new RegExp(`/t/${room.slug}/${place.seq}$`))
    await expect(cardNumber(page, place.seq)).toBeInViewport()
    await page.goBack()
    await expectPlace(page, place, 'back from a thought that was found')
    await page.reload()
    await expectPlace(page, place, 'a reload of what was found')
  })

  await test.step('people and topics, and nothing', async () => {
    await page.goto(`/search?q=${own}`)
    const kinds = page.getByRole('navigation', { name: 'What to look for' })
    await kinds.getByRole('link', { name: 'Topics' }).click()
    await expect(page.getByRole('article', { name: room.name }).locator('mark')).toHaveText([own])
    await kinds.getByRole('link', { name: 'People' }).click()
    await expect(page.getByRole('article', { name: 'Shamsa' }).locator('mark')).toHaveText([own])
    await expectNoBarriers(page, 'people who were found')
    await fieldOf(page).fill(`${word}nowhere`)
    await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
    await expectNoBarriers(page, 'nothing found')
    await page.goBack()
    await expect(fieldOf(page)).toHaveValue(own)
    await expect(page.getByRole('article', { name: room.name })).toBeVisible()
  })

  await test.step('what was looked for is offered again, and forgotten when she wishes', async () => {
    await page
      .getByRole('navigation', { name: 'What to look for' })
      .getByRole('link', { name: 'Thoughts' })
      .click()
    await fieldOf(page).fill(`${word} quiet`)
    await fieldOf(page).press('Enter')
    await fieldOf(page).fill('')
    await expect(page.getByText('Recent searches')).toBeVisible()
    const again = page.getByRole('button', { name: `${word} quiet`, exact: true })
    await expectNoBarriers(page, 'recent searches')
    await again.click()
    await expect(marksIn(page)).toHaveText([word, 'quiet'])
    await fieldOf(page).fill('')
    await page.getByRole('button', { name: `Forget ${word} quiet` }).click()
    await expect(again).toHaveCount(0)
    await expect(page.getByRole('button', { name: word, exact: true })).toBeVisible()
    await page.goto('/settings')
    expect(await kept(page)).toHaveLength(1)
    await page.getByRole('button', { name: 'Sign out', exact: true }).last().click()
    await expect(page).toHaveURL(/\/explore$/)
    expect(await kept(page)).toEqual([])
  })
})

test('without a mouse, without a line, and too often', async ({ newMember, newBrowser, isMobile }) => {
  test.skip(isMobile, 'Keys belong to a desk, and the rest is the same on both.')
  const writer = await newMember('Writer')
  const topic = await writer.topic('sham-e-sukhan')
  await writer.join(topic.id)
  const page = await newBrowser(writer)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const { press, type, reach } = handsOn(page)
  const article = (at: number) => feedOf(page).getByRole('article').nth(at)

  await test.step('by keyboard alone', async () => {
    await page.goto('/t/sham-e-sukhan')
    await expect(page.getByRole('article').first()).toBeVisible()
    await press('/')
    await type('دل')
    await expect(marksIn(page).first()).toBeVisible()
    await expect(page.locator('p[role="status"]')).toHaveText(/found\.$|are listed/)
    await press('ArrowDown')
    await expect(article(0)).toBeFocused()
    await press('j')
    await expect(article(1)).toBeFocused()
    await press('o')
    await expect(page).toHaveURL(/\/t\/[a-z0-9-]+\/\d+$/)
    await page.goBack()
    await expect(article(1)).toBeVisible()
    await press('/')
    await expect(fieldOf(page)).toBeFocused()
    await reach(page.getByRole('button', { name: 'With a picture' }))
    await press('Enter')
    await press('Enter')
    await expect(page.getByRole('button', { name: 'With a picture', exact: true })).toBeFocused()
  })

  await test.step('from the menu of a topic', async () => {
    await page.goto('/t/sham-e-sukhan')
    await page.getByRole('main').getByRole('button', { name: 'More about Sham-e-Sukhan' }).click()
    await page.getByRole('menuitem', { name: 'Search in this topic' }).click()
    await expect(fieldOf(page)).toBeFocused()
    await expect(page.getByRole('button', { name: 'Topic: Sham-e-Sukhan. Remove' })).toBeVisible()
  })

  await test.step('what is not answered says why, keeps the words, and goes on', async () => {
    const error = { code: 'rate-limited', message: 'Too often.', retryAfterMs: 30_000, requestId: 'r' }
    await page.route('**/api/search*', route => route.fulfill({ status: 429, json: { error } }))
    await fieldOf(page).fill('دم')
    await expect(page.getByText(/^That was a lot at once\. You can go on in \d+/).last()).toBeVisible()
    await expectNoBarriers(page, 'searched too often')
    await page.unroute('**/api/search*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(marksIn(page).first()).toBeVisible()
    await page.context().setOffline(true)
    await fieldOf(page).fill('دل')
    await expect(page.getByRole('heading', { name: 'No line' })).toBeVisible()
    await expectNoBarriers(page, 'search without a line')
    await page.context().setOffline(false)
    await expect(marksIn(page).first()).toBeVisible()
    await expect(fieldOf(page)).toHaveValue('دل')
  })
})
