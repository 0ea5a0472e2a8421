import { randomUUID } from 'node:crypto'
import { LANGUAGES } from '@mehfil/shared/language'
import type { Page } from 'playwright/test'
import { expectNoBarriers } from '../support/axe.ts'
import { expectTextFits } from '../support/fit.ts'
import { speak } from '../support/language.ts'
import { rest } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { feedOf } from '../support/topic-page.ts'

test.describe.configure({ timeout: 180_000 })

const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) <= 720
const cardWith = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })

/** The first card that is whole, and how far down the feed it begins. */
async function placeIn(page: Page) {
  await rest(page)
  return await feedOf(page).evaluate(feed => {
    const edge = feed.getBoundingClientRect().top
    const tops = [...feed.querySelectorAll('article')].map(card => ({
      card: card.id,
      top: card.getBoundingClientRect().top - edge,
    }))
    return tops.filter(({ top }) => top > -0.5).sort((one, other) => one.top - other.top)[0]
  })
}

/** In the page itself, which stays. */
async function go(page: Page, path: string): Promise<void> {
  await page.evaluate(to => {
    history.pushState(null, '', to)
  }, path)
}

test('an evening in Urdu: join, share, reply, react, and be refused, from the right', async ({
  newMember,
  newBrowser,
}) => {
  const host = await newMember('Zoya')
  const topic = await host.openTopic({ slug: `bazm-${host.handle.slice(-6)}`, name: 'بزمِ سخن' })
  await host.post(topic.id, 'Chai first, verse after.')
  const page = await newBrowser(undefined, { locale: 'ur-PK' })

  await test.step('a browser that asks for Urdu gets it, and joins; who is refused reads why', async () => {
    await page.goto('/sign-up')
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    const form = page.getByRole('main').locator('form')
    await form.getByLabel('صارف نام').fill(host.handle)
    await form.getByLabel('نام', { exact: false }).nth(1).fill('نور')
    await form.getByLabel('پاس ورڈ').fill('a quiet lamp in the corner')
    await form.getByRole('button', { name: 'شامل ہوں' }).click()
    await expect(page.getByText('یہ صارف نام لیا جا چکا ہے۔')).toBeVisible()
    await expectTextFits(page, 'a handle that is taken')
    await form.getByLabel('صارف نام').fill(`noor_${randomUUID().slice(0, 6)}`)
    await form.getByRole('button', { name: 'شامل ہوں' }).click()
    await page.waitForURL(/\/t\//)
  })

  await test.step('joins the topic, and shares', async () => {
    await page.goto(`/t/${topic.slug}`)
    const join = page.getByRole('button', { name: /^\S*بزمِ سخن\S* میں شامل ہوں$/ })
    await join.click()
    await expect(join).toHaveCount(0)
    if (isPhone(page)) await page.getByRole('navigation').getByRole('button', { name: 'بانٹیں' }).click()
    const composer = page.getByRole('form', { name: /اپنا خیال بانٹیں$/ })
    await composer.getByRole('textbox').fill('بارش تھم گئی، بات نہیں تھمی۔')
    await expectTextFits(page, 'writing in Urdu')
    await composer.getByRole('button', { name: 'بانٹیں' }).click()
    await expect(cardWith(page, 'بات نہیں تھمی')).toBeVisible()
  })

  await test.step('reacts, and replies', async () => {
    const card = cardWith(page, 'Chai first')
    await card.getByRole('button', { name: 'ردِعمل دیں' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'واہ' }).click()
    await expect(card.getByRole('button', { name: /واہ/ })).toHaveAttribute('aria-pressed', 'true')
    await card.getByRole('button', { name: 'جواب دیں' }).click()
    const reply = page.getByRole('form', { name: /جواب دیں$/ })
    await reply.getByRole('textbox').fill('چائے بھی، شعر بھی۔')
    await reply.getByRole('button', { name: 'جواب دیں' }).click()
    await expect(page.getByText('چائے بھی، شعر بھی۔').first()).toBeVisible()
  })

  await test.step('a menu opens within the page', async () => {
    const card = cardWith(page, 'Chai first').first()
    await card.getByRole('button', { name: 'اس خیال کے لیے مزید اختیارات' }).click()
    await expect(page.getByRole('menuitem', { name: 'لنک کاپی کریں' })).toBeInViewport({ ratio: 1 })
    await expectTextFits(page, 'a menu in Urdu')
  })
})

test('another language is there at once: nothing is reloaded, and the place and the words stay', async ({
  newMember,
  newBrowser,
  server,
}) => {
  const member = await newMember('Reader')
  const topic = await member.openTopic({ slug: `lang-${member.handle.slice(-6)}`, name: 'Slow evenings' })
  await member.postMany(
    topic.id,
    Array.from({ length: 40 }, (_, at) => `Line ${at + 1}. ${'Said slowly. '.repeat(at % 6)}`),
  )
  const page = await newBrowser(member)
  await page.goto(`/t/${topic.slug}`)
  await expect(page.getByRole('article').first()).toBeVisible()
  await feedOf(page).evaluate(feed => feed.scrollBy(0, 900))
  const place = await placeIn(page)
  await page.evaluate(() => Object.assign(window, { isStill: true }))

  await test.step('in the settings, each by its own name', async () => {
    await go(page, '/settings')
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    await page.getByLabel('About you').fill('Half a sentence about')
    await page.getByRole('radio', { name: 'हिन्दी' }).check()
    await expect(page.getByRole('heading', { name: 'सेटिंग', level: 1 })).toBeVisible()
    await expect(page.getByRole('radio', { name: 'हिन्दी' })).toBeFocused()
    await expect(page.getByLabel('आपके बारे में')).toHaveValue('Half a sentence about')
    await expect(page).toHaveTitle(/सेटिंग · महफ़िल/)
    await page.getByRole('radio', { name: 'اردو' }).check()
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.getByRole('heading', { name: 'ترتیبات', level: 1 })).toBeVisible()
    await page.getByRole('radio', { name: 'বাংলা' }).check()
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  })

  await test.step('back in the topic, at the same card', async () => {
    await page.goBack()
    await expect(page.getByRole('feed')).toHaveAccessibleName('Slow evenings-এর ভাবনা')
    expect(place).toBeDefined()
    await expect.poll(async () => (await placeIn(page))?.card).toBe(place?.card)
    expect(Math.abs(((await placeIn(page))?.top ?? 0) - (place?.top ?? 0))).toBeLessThanOrEqual(1)
    expect(await page.evaluate(() => 'isStill' in window)).toBe(true)
  })

  await test.step('and the next page comes in it, drawn by the server', async () => {
    const answer = await page.request.get('/explore', { headers: { accept: 'text/html' } })
    const html = await answer.text()
    expect(html).toContain('<html lang="bn"')
    expect(html).toMatch(/id="first-picture"[\s\S]*-এর ভাবনা/)
    await page.goto(`${server.url}/settings`)
    await expect(page.getByRole('heading', { name: 'সেটিংস', level: 1 })).toBeVisible()
  })

  await test.step('a language that cannot be fetched says so, and the former stays', async () => {
    const refuse = (route: { abort(): Promise<void> }) => route.abort()
    await page.route('**/assets/hi-*.js', refuse)
    await page.getByRole('radio', { name: 'हिन्दी' }).click()
    await expect(page.getByText('সার্ভারের সঙ্গে যোগাযোগ হচ্ছে না।').first()).toBeVisible()
    await expect(page.getByRole('radio', { name: 'বাংলা' })).toBeChecked()
  })
})

test('every page has room for every language, by day and by night', async ({
  newMember,
  newBrowser,
  server,
}) => {
  const member = await newMember('چراغ حسن حسرت')
  const topic = await member.openTopic({
    slug: `room-${member.handle.slice(-6)}`,
    name: 'A room whose name goes on for longer than a line can hold it',
    description: 'What it is about, told at length.',
  })
  const first = await member.post(topic.id, 'The lamp is lit, and somebody hums.')
  await member.post(topic.id, 'ہزاروں خواہشیں ایسی کہ ہر خواہش پہ دم نکلے', first)
  await member.react(first, 'wah')
  const path = `/t/${topic.slug}`
  const own = `/@${member.handle}`
  const pages = [
    ...[
      path,
      `${path}/1/thread`,
      '/',
      '/topics',
      '/topics/new',
      '/bookmarks',
      '/settings',
      '/nowhere/at/all',
    ],
    ...[own, `${own}/topics`, '/notifications', '/search', '/search?q=lamp', '/search?q=zzzz&kind=people'],
  ]
  // What another language changes for axe is the room, the direction and the names; every page is looked at in the long run.
  const isLookedAt = (address: string) =>
    process.env.EVERY_PAGE !== undefined || ['/settings', path, own].includes(address)

  const page = await newBrowser(member)
  const guest = await newBrowser()
  for (const each of [page, guest]) await each.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
  // The tallest script, from the right, and the one with the longest words; the others in the long run.
  for (const language of process.env.EVERY_PAGE ? LANGUAGES : (['ur', 'bn'] as const)) {
    await test.step(language, async () => {
      for (const each of [page, guest]) await speak(each, language, server.url)
      for (const address of pages) {
        await page.goto(address, { waitUntil: 'networkidle' })
        await expectTextFits(page, `${address} in ${language}`)
        if (isLookedAt(address)) await expectNoBarriers(page, `${address} in ${language}`)
      }
      for (const address of ['/explore', '/sign-up', '/sign-in', '/share']) {
        await guest.goto(address, { waitUntil: 'networkidle' })
        await expectTextFits(guest, `${address} in ${language}`)
        if (isLookedAt(address)) await expectNoBarriers(guest, `${address} in ${language}`)
      }
    })
  }
})
