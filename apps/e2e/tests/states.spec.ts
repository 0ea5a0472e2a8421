import type { Page, Route } from 'playwright/test'
import { expectNoBarriers } from '../support/axe.ts'
import type { Member } from '../support/member.ts'
import { PHOTOGRAPH, postPicture } from '../support/pictures.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, choose, composerOf, feedOf, open, share } from '../support/topic-page.ts'

test.describe.configure({ timeout: 240_000 })

/** A letter under nine accents is no text: the server refuses it. */
const REFUSED = `e${'\u0301'.repeat(9)}`

const FOUR_SCRIPTS = [
  'ہزاروں خواہشیں ایسی کہ ہر خواہش پہ دم نکلے\nبہت نکلے مرے ارمان لیکن پھر بھی کم نکلے',
  'रात भर बारिश होती रही और हम बातें करते रहे, जैसे समय के पास कोई काम न हो।',
  'আজ সারাদিন জানালার পাশে বসে বই পড়েছি, আর বৃষ্টি থামার অপেক্ষা করিনি।',
  'The kettle sings, and nobody is in a hurry. Sab theek hai? ہاں، सब ठीक, সব ঠিক।',
]
const LONG_WORD = 'Lampanylamponlamponthesill'.repeat(8)
const LONG_TEXT = `${LONG_WORD} https://example.org/${'a-very-long-way/'.repeat(9)}\n\n${'Said slowly, and heard. '.repeat(24)}`

const calm = (page: Page) => page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
const skeleton = (page: Page) => page.getByRole('status', { name: 'Loading thoughts' })

async function aRoom(friend: Member, reader: Member) {
  const slug = `states-${friend.handle.slice(-6)}`
  const topic = await friend.openTopic({
    slug,
    name: 'A room whose name goes on for longer than a line can hold it',
    description: 'And what it is about is told at length, too, so that one sees where a line of it ends.',
  })
  await reader.join(topic.id)
  await friend.postMany(topic.id, [
    ...Array.from({ length: 55 }, (_, at) => `Line ${at + 1}, said slowly.`),
    ...FOUR_SCRIPTS,
    LONG_TEXT,
  ])
  return topic
}

type Making = {
  newMember: (name: string) => Promise<Member>
  newBrowser: (member?: Member) => Promise<Page>
}

/** Somebody in front of a room that a friend with a long name has filled. */
async function twoInARoom({ newMember, newBrowser }: Making) {
  const [friend, reader] = await Promise.all([
    newMember('Long named शुभकामना চক্রবর্তী چراغ حسن حسرت'),
    newMember('Reader'),
  ])
  const topic = await aRoom(friend, reader)
  const path = `/t/${topic.slug}`
  const page = await newBrowser(reader)
  await calm(page)
  return { friend, reader, topic, path, page, pages: page.context() }
}

const refuse = (route: Route) => route.abort()

test('late, failed, refused or without a line: what is read and written can be seen and heard', async ({
  newMember,
  newBrowser,
}) => {
  const { path, page, pages } = await twoInARoom({ newMember, newBrowser })
  const home = '**/api/home*'

  await test.step('loading, failed, and there after all', async () => {
    let letGo = () => undefined as unknown
    const gate = new Promise<void>(done => {
      letGo = done
    })
    await page.goto('/topics')
    await page.getByRole('searchbox').fill('no such room')
    await expect(page.getByText('No topic by that name')).toBeVisible()
    await expectNoBarriers(page, 'no topic by that name')
    await pages.route(home, async route => {
      await gate
      await route.abort()
    })
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Home', exact: true })
      .click()
    await expect(skeleton(page)).toBeAttached()
    await expectNoBarriers(page, 'a feed that is loading')
    letGo()
    await expect(page.getByText('The thoughts did not load')).toBeVisible()
    await expectNoBarriers(page, 'a feed that did not load')
    await pages.unroute(home)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(cardWith(page, LONG_WORD)).toBeVisible()
    await expectNoBarriers(page, 'long names and long texts')
    await feedOf(page).evaluate(feed => feed.scrollBy(0, 620))
    await expect(cardWith(page, 'चाय').or(cardWith(page, 'रात भर'))).toBeVisible()
    await expectNoBarriers(page, 'four scripts')
  })

  await test.step('the older ones do not load', async () => {
    await pages.route(home, refuse)
    await feedOf(page).evaluate(feed => feed.scrollTo(0, feed.scrollHeight))
    await expect(page.getByText('The older thoughts did not load.')).toBeInViewport()
    await feedOf(page).evaluate(feed => feed.scrollTo(0, feed.scrollHeight))
    await expectNoBarriers(page, 'older thoughts that did not load')
    await pages.unroute(home)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('The older thoughts did not load.')).toHaveCount(0)
  })

  await test.step('refused, written anew, and waiting without a line', async () => {
    await page.goto(path)
    await share(page, REFUSED)
    const refused = page.getByRole('article', { name: /^Your thought, Not shared/ })
    await expect(refused).toBeVisible()
    await expectNoBarriers(page, 'a thought that was refused')
    await refused.getByRole('button', { name: 'Edit' }).click()
    await refused.locator('input[type="file"]').setInputFiles(PHOTOGRAPH)
    await expect(refused.getByRole('textbox', { name: 'Describe the picture' })).toBeVisible()
    await expectNoBarriers(page, 'a refused thought that is written anew')
    await refused.getByRole('button', { name: 'Discard' }).click()
    await expect(refused).toHaveCount(0)

    const composer = await composerOf(page)
    await composer.getByRole('textbox').fill('For later')
    const notAPicture = { name: 'words.txt', mimeType: 'text/plain', buffer: Buffer.from('words') }
    await composer.locator('input[type="file"]').setInputFiles(notAPicture)
    await expect(composer.getByText('This is no picture.')).toBeVisible()
    await expectNoBarriers(page, 'a file that is no picture')
    await composer.locator('input[type="file"]').setInputFiles(PHOTOGRAPH)
    await composer.getByRole('textbox', { name: 'Describe the picture' }).fill('A waterfall')
    await pages.setOffline(true)
    await composer.getByRole('button', { name: 'Share' }).click()
    const waiting = page.getByRole('article', { name: 'Your thought, waiting to send' })
    await expect(waiting.getByRole('img', { name: 'A waterfall' })).toBeVisible()
    await expect(page.getByText('Offline · 1 waiting').last()).toBeVisible()
    await expectNoBarriers(page, 'a thought that waits for the line')
    await waiting.getByRole('button', { name: 'Discard' }).click()

    await choose(page, cardWith(page, LONG_WORD), 'Bookmark')
    await expect(page.getByText(/cannot be reached/).last()).toBeVisible()
    await expectNoBarriers(page, 'something that could not be done')
    await pages.setOffline(false)
  })
})

test('enlarged, mirrored, not there or answered no: the rest can be seen and heard, too', async ({
  server,
  newMember,
  newBrowser,
  isMobile,
}) => {
  const { friend, reader, topic, path, page, pages } = await twoInARoom({ newMember, newBrowser })
  await open(page, path)

  await test.step('a picture: whole, enlarged, and laid out from the right', async () => {
    await postPicture(server.url, friend, topic.id, 'The first', '')
    await postPicture(server.url, friend, topic.id, 'The second', 'A waterfall. '.repeat(40))
    const opener = cardWith(page, 'The second').getByRole('button', { name: /^Open the picture/ })
    await expect(opener).toBeVisible()
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
    await expectNoBarriers(page, 'a page laid out from the right')
    await opener.click()
    const shown = page.getByRole('dialog', { name: /^Picture by/ })
    await expect(shown.getByText('1 of 2', { exact: true })).toBeVisible()
    await expectNoBarriers(page, 'a picture laid out from the right')
    await page.keyboard.press('ArrowLeft')
    await expect(shown.getByText('2 of 2', { exact: true })).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(shown.getByText('1 of 2', { exact: true })).toBeVisible()

    const picture = shown.getByRole('img')
    const box = async () => (await picture.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    const whole = await box()
    const [x, y] = [whole.x + whole.width * 0.25, whole.y + whole.height * 0.25]
    await page.mouse.dblclick(x, y)
    await expect.poll(async () => (await box()).width).toBeGreaterThan(whole.width * 1.8)
    const near = await box()
    expect(near.x + near.width * 0.25, 'what was under the finger').toBeCloseTo(x, -1)
    await expectNoBarriers(page, 'a picture that is enlarged')
    await page.mouse.dblclick(x, y)
    await expect.poll(async () => (await box()).width).toBeCloseTo(whole.width, 0)
    await page.keyboard.press('Escape')
    await page.evaluate(() => document.documentElement.removeAttribute('dir'))
  })

  await test.step('who reacted, and former texts, do not load', async () => {
    await friend.react(await friend.post(topic.id, 'Loved'), 'love')
    await pages.route('**/reactions*', refuse)
    const card = cardWith(page, 'Loved')
    await expect(card.getByRole('button', { name: 'Love: 1' })).toBeVisible()
    if (isMobile) await choose(page, card, 'Who reacted')
    else await card.getByRole('button', { name: 'Who reacted' }).click()
    await expect(page.getByRole('dialog').getByText(/cannot be reached/)).toBeVisible()
    await expectNoBarriers(page, 'who reacted, which did not load')
    await page.keyboard.press('Escape')
  })

  await test.step('what is not there', async () => {
    await page.goto('/@nobody_by_this_name')
    await expect(page.getByText('Nobody goes by that handle')).toBeVisible()
    await expectNoBarriers(page, 'nobody by that handle')
    await page.goto(`${path}/999999`)
    await expect(page.getByText('Thought #999,999 does not exist.').last()).toBeVisible()
    await expectNoBarriers(page, 'no such thought')
    await page.goto(`${path}/30`)
    await expect(page.getByRole('button', { name: 'Jump to newest' })).toBeVisible()
    await expect(cardNumber(page, 30)).toBeInViewport()
    await expectNoBarriers(page, 'the way to the newest')
  })

  await test.step('forms that are answered no', async () => {
    await page.goto('/topics/new')
    await page.getByLabel('Name', { exact: true }).fill('Study circle')
    await page.getByRole('button', { name: 'Open the topic' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expectNoBarriers(page, 'an address that is taken')
    await page.goto('/settings')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved.').last()).toBeVisible()
    await page.getByLabel('Current password').fill('not what I chose')
    await page.getByLabel('New password').fill('another sentence')
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expectNoBarriers(page, 'a password that is wrong')

    const guest = await newBrowser()
    await calm(guest)
    await guest.goto('/sign-up')
    await guest.getByLabel('Handle').fill(reader.handle)
    await guest.getByLabel('Password').fill('a lamp on every sill')
    await guest.getByRole('main').getByRole('button', { name: 'Join' }).click()
    await expect(guest.getByRole('alert')).toBeVisible()
    await expectNoBarriers(guest, 'a handle that is taken')
    await guest.goto('/sign-in')
    await guest.getByLabel('Handle').fill(reader.handle)
    await guest.getByLabel('Password').fill('not what I chose')
    await guest.getByRole('button', { name: 'Sign in' }).click()
    await expect(guest.getByRole('alert')).toContainText('Handle or password is wrong.')
    await expectNoBarriers(guest, 'a wrong password')
  })

  await test.step('signed out from elsewhere', async () => {
    await open(page, path)
    await expect(page.getByText('1 here', { exact: true })).toBeVisible()
    const { sessions } = await reader.ask<{ sessions: { id: string }[] }>('GET', '/api/sessions')
    await reader.ask('DELETE', `/api/sessions/${sessions[0]?.id}`)
    await expect(page.getByText('Your session has ended. Sign in again.').last()).toBeVisible()
    await expectNoBarriers(page, 'signed out from elsewhere')
  })
})
