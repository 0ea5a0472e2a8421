import type { Page, Route } from 'playwright/test'
import { expectNoBarriers } from '../support/axe.ts'
import type { Member } from '../support/member.ts'
import { bring, expectUpright, PHOTOGRAPH, postPicture } from '../support/pictures.ts'
import { expectHeld, scrollBy } from '../support/place.ts'
import { shiftsDuring } from '../support/shifts.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, composerOf, open } from '../support/topic-page.ts'

test.describe.configure({ timeout: 120_000 })

const ALT = 'Bare land and a waterfall under a wide sky'

async function aTopic(member: Member, thoughts = 1) {
  const topic = await member.openTopic({ slug: `roof-${member.handle.slice(-6)}`, name: 'From the roof' })
  await member.postMany(
    topic.id,
    Array.from({ length: thoughts }, (_, at) => `Word ${at + 1}, said slowly. `.repeat(5)),
  )
  return topic
}

const waitingCard = (page: Page) => page.getByRole('article', { name: /^Your thought/ })
const textOf = async (page: Page) =>
  (await composerOf(page)).getByRole('textbox', { name: /^Share a thought/ })
const altOf = async (page: Page) =>
  (await composerOf(page)).getByRole('textbox', { name: 'Describe the picture' })
const shareButton = async (page: Page) => (await composerOf(page)).getByRole('button', { name: 'Share' })
const pictureIn = (page: Page, text: string) => cardWith(page, text).getByRole('img')

async function choose(page: Page, ...files: Parameters<ReturnType<Page['locator']>['setInputFiles']>) {
  await (await composerOf(page)).locator('input[type="file"]').setInputFiles(...files)
}

test('a picture is pasted, is on its way before everyone’s eyes, and moves nobody', async ({
  newMember,
  newBrowser,
}) => {
  const [writer, reader] = await Promise.all([newMember('Writer'), newMember('Reader')])
  const topic = await aTopic(writer, 24)
  await reader.join(topic.id)
  const [page, other] = [await newBrowser(writer), await newBrowser(reader)]
  await open(page, `/t/${topic.slug}`)
  await open(other, `/t/${topic.slug}`)
  await scrollBy(other, 700)

  await (await textOf(page)).fill('Seen from the roof')
  await bring(await composerOf(page), 'paste')
  await expect(await altOf(page)).toBeVisible()
  await (await altOf(page)).fill(ALT)
  // Enter in there is no sending yet.
  await (await altOf(page)).press('Enter')

  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 150_000,
  })
  await expectHeld(other, 'a picture above', async () => {
    await (await shareButton(page)).click()
    await expect(waitingCard(page).getByRole('progressbar', { name: 'Sending the picture' })).toBeVisible()
    await expectUpright(waitingCard(page).getByRole('img', { name: ALT }))
    await expect(other.getByRole('button', { name: '1 new thought' })).toBeVisible({ timeout: 40_000 })
  })
  await expect(waitingCard(page)).toHaveCount(0)
  await expectUpright(pictureIn(page, 'Seen from the roof'))
  await other.getByRole('button', { name: '1 new thought' }).click()
  await expectUpright(pictureIn(other, 'Seen from the roof'))

  const [thought] = await reader.newest(topic.id, 1)
  expect(thought?.media).toMatchObject([{ width: 1800, height: 1200, alt: ALT }])
  const file = await other.request.get(thought?.media[0]?.url ?? '')
  expect((await file.body()).toString('latin1'), 'what a camera notes').not.toContain('Exif')
})

test('a picture waits without a line, over reloads, and goes out once', { tag: '@any-screen' }, async ({
  newMember,
  newBrowser,
}) => {
  const writer = await newMember('Writer')
  const topic = await aTopic(writer)
  const page = await newBrowser(writer)
  await open(page, `/t/${topic.slug}`)

  await test.step('as a draft', async () => {
    await (await textOf(page)).fill('For later')
    await bring(await composerOf(page), 'drop')
    await (await altOf(page)).fill(ALT)
    await page.reload()
    await expect(await altOf(page)).toHaveValue(ALT)
    await expect(await textOf(page)).toHaveValue('For later')
    await expectUpright((await composerOf(page)).getByRole('img', { name: 'Your picture' }))
  })

  const refuse = (route: Route) => route.abort()
  await page.context().route('**/api/media', refuse)
  await test.step('as a thought', async () => {
    await page.context().setOffline(true)
    await expect(page.getByText('Offline', { exact: true }).first()).toBeAttached()
    await (await shareButton(page)).click()
    await expect(page.getByRole('article', { name: 'Your thought, waiting to send' })).toBeVisible()
    await expectUpright(waitingCard(page).getByRole('img', { name: ALT }))
    await page.context().setOffline(false)
    await page.reload()
    await expectUpright(waitingCard(page).getByRole('img', { name: ALT }))
  })

  await page.context().unroute('**/api/media', refuse)
  await expect(waitingCard(page)).toHaveCount(0, { timeout: 40_000 })
  await expectUpright(pictureIn(page, 'For later'))
  const newest = await writer.newest(topic.id)
  expect(newest.map(({ body, media }) => [body, media.length])).toEqual([
    ['For later', 1],
    [expect.stringContaining('Word 1'), 0],
  ])
  await expect(await textOf(page)).toHaveValue('')
  await expect((await composerOf(page)).getByRole('img', { name: 'Your picture' })).toHaveCount(0)
})

test('what cannot be shown is said at once, and nothing of what was written is lost', async ({
  newMember,
  newBrowser,
}) => {
  const writer = await newMember('Writer')
  const topic = await aTopic(writer)
  const page = await newBrowser(writer)
  await open(page, `/t/${topic.slug}`)
  await (await textOf(page)).fill('Kept, whatever happens')

  const frame = '\x21\xf9\x04\x00\x0a\x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00'
  const moving = `GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff${frame}${frame}\x3b`
  const file = (name: string, mimeType: string, content: string) => ({
    name,
    mimeType,
    buffer: Buffer.from(content, 'latin1'),
  })
  for (const [sent, said] of [
    [file('words.txt', 'text/plain', 'words'), 'This is no picture.'],
    [file('torn.png', 'image/png', '\x89PNG\r\n\x1a\n torn'), 'This picture cannot be read.'],
    [file('moving.gif', 'image/gif', moving), 'This picture moves'],
  ] as const) {
    await choose(page, sent)
    await expect((await composerOf(page)).getByText(said)).toBeVisible()
    await expect(page.getByRole('status')).toContainText(said)
    await expect(await textOf(page)).toHaveValue('Kept, whatever happens')
  }

  await choose(page, PHOTOGRAPH)
  await expect((await composerOf(page)).getByText('This picture moves')).toHaveCount(0)
  await (await altOf(page)).fill(`e${'\u0301'.repeat(9)}`)
  await (await shareButton(page)).click()
  await expect(waitingCard(page)).toContainText('Not shared: This description has characters', {
    timeout: 40_000,
  })
  await page.reload()
  await expectUpright(waitingCard(page).getByRole('img'))

  const card = waitingCard(page)
  await card.getByRole('button', { name: 'Edit' }).click()
  await expectUpright(card.getByRole('img', { name: 'Your picture' }))
  await card.getByRole('button', { name: 'Remove the picture' }).click()
  await expect(card.getByRole('textbox', { name: 'Edit' })).toBeFocused()
  await card.locator('input[type="file"]').setInputFiles(PHOTOGRAPH)
  await card.getByRole('textbox', { name: 'Describe the picture' }).fill(ALT)
  await card.getByRole('button', { name: 'Try again' }).click()
  await expect(waitingCard(page)).toHaveCount(0, { timeout: 40_000 })
  await expectUpright(pictureIn(page, 'Kept, whatever happens'))
  expect((await writer.newest(topic.id, 1))[0]?.media).toMatchObject([{ alt: ALT }])
})

test('pictures come into their places, are opened one after the other, and are in nobody’s way', async ({
  server,
  newMember,
  newBrowser,
  isMobile,
}) => {
  const [writer, reader] = await Promise.all([newMember('Writer'), newMember('Reader')])
  const topic = await aTopic(writer)
  await reader.join(topic.id)
  const first = await postPicture(server.url, writer, topic.id, 'The first', '')
  const second = await postPicture(server.url, writer, topic.id, 'The second', ALT)
  const page = await newBrowser(reader)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const opener = (seq: number) => cardNumber(page, seq).getByRole('button', { name: /^Open the picture/ })

  await test.step('one that does not load says so, in the same room', async () => {
    let refused = 0
    const refuse = (route: Route) => {
      refused++
      return route.abort()
    }
    await page.context().route('**/media/*', refuse)
    await open(page, `/t/${topic.slug}`)
    const card = cardNumber(page, second.seq)
    await expect(card.getByText('The picture did not load.')).toBeVisible()
    await expectNoBarriers(page, 'a picture that did not load')
    expect(refused).toBeGreaterThan(0)
    await page.context().unroute('**/media/*', refuse)
    const height = async () => (await card.boundingBox())?.height
    const before = await height()
    const shifts = await shiftsDuring(page, async () => {
      for (const seq of [second.seq, first.seq]) {
        const retry = cardNumber(page, seq).getByRole('button', { name: 'Try again' })
        if ((await retry.count()) > 0) await retry.click()
        await cardNumber(page, seq).scrollIntoViewIfNeeded()
        await expectUpright(cardNumber(page, seq).locator('img'))
      }
    })
    expect(shifts).toEqual([])
    expect(await height()).toBe(before)
  })

  await test.step('what is to be seen can be read', async () => {
    const card = cardNumber(page, second.seq)
    await expectNoBarriers(page, 'cards with pictures')
    await card.getByText('ALT', { exact: true }).click()
    await expect(card.getByText(ALT, { exact: true })).toBeVisible()
    await expectNoBarriers(page, 'the words for a picture')
    await card.getByText('ALT', { exact: true }).click()
  })

  await test.step('by keys or by a finger one goes from picture to picture, and back to one’s place', async () => {
    const shown = page.getByRole('dialog', { name: 'Picture by Writer' })
    await opener(second.seq).focus()
    await page.keyboard.press('Enter')
    await expect(shown.getByText('1 of 2', { exact: true })).toBeVisible()
    await expectUpright(shown.getByRole('img', { name: ALT }))
    await expect(shown.getByText(ALT)).toBeVisible()
    await expectNoBarriers(page, 'a picture with the screen to itself')
    if (isMobile) await swipe(page, [330, 400], [80, 410])
    else await page.keyboard.press('ArrowRight')
    await expect(shown.getByText('2 of 2', { exact: true })).toBeVisible()
    await expectUpright(shown.getByRole('img', { name: 'A picture without a description' }))
    if (isMobile) await swipe(page, [200, 300], [210, 600])
    else await page.keyboard.press('Escape')
    await expect(shown).toHaveCount(0)
    await expect(opener(second.seq)).toBeFocused()
  })

  await test.step('one that is erased is gone from there, too', async () => {
    await opener(first.seq).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await writer.erase(first)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('one is added by keys alone, and a word for it is asked for', async () => {
    const text = await textOf(page)
    await text.focus()
    await page.keyboard.type('By heart')
    const chosen = page.waitForEvent('filechooser')
    if (isMobile) await (await composerOf(page)).getByRole('button', { name: 'Add a picture' }).click()
    else {
      await page.keyboard.press('Tab')
      await expect((await composerOf(page)).getByRole('button', { name: 'Add a picture' })).toBeFocused()
      await page.keyboard.press('Enter')
    }
    await (await chosen).setFiles(PHOTOGRAPH)
    await expect(
      (await composerOf(page)).getByText('A few words, for those who cannot see it.'),
    ).toBeVisible()
    await expectNoBarriers(page, 'a picture that nobody has described')
    await (await altOf(page)).focus()
    await page.keyboard.type(ALT)
    await page.keyboard.press('Control+Enter')
    await expectUpright(pictureIn(page, 'By heart'))
  })
})

/** With a finger, in steps as a screen reports them. */
async function swipe(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  const devtools = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd'
          ? []
          : [{ x: from[0] + (to[0] - from[0]) * part, y: from[1] + (to[1] - from[1]) * part }],
    })
  await touch('touchStart', 0)
  for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', part)
  await touch('touchEnd', 1)
}
