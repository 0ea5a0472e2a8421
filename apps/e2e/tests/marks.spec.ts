import { LIMIT_RATES } from '@mehfil/shared/contract/command'
import type { Locator, Page } from 'playwright/test'
import { expectNoBarriers } from '../support/axe.ts'
import type { Member } from '../support/member.ts'
import { expectHeld, expectPlace, placeOf, scrollBy } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, choose, feedOf, open, share } from '../support/topic-page.ts'

test.describe.configure({ timeout: 150_000 })

/** What is still fading has no contrast yet. */
const still = (page: Page) => page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })

const thoughts = (count: number) =>
  Array.from({ length: count }, (_, at) => `${'A lamp is lit. '.repeat(1 + ((at * 7) % 9))}· ${at}`)

const leftOff = (page: Page) => feedOf(page).getByText('You left off here')
const topOf = async (locator: Locator) => (await locator.boundingBox())?.y ?? Number.NaN

const readSeqOf = async (member: Member, slug: string) => (await member.topic(slug)).membership?.readSeq
const expectRead = (member: Member, slug: string, seq: number) =>
  expect.poll(() => readSeqOf(member, slug), 'how far she has read').toBe(seq)

/** A topic of one member, which another has joined before anything is said. */
async function aRoom(newMember: (name: string) => Promise<Member>, name: string) {
  const [writer, reader] = await Promise.all([newMember('Writer'), newMember('Reader')])
  const slug = `${name.toLowerCase()}-${writer.handle.slice(-6)}`
  const topic = await writer.openTopic({ slug, name })
  await reader.join(topic.id)
  return { writer, reader, slug, topic }
}

/** Opens the menu of a topic by keyboard alone, and takes an entry of it. */
async function chooseByKeys(page: Page, name: string, entry: string, within: Locator): Promise<void> {
  const button = within.getByRole('button', { name: `More about ${name}` })
  await button.focus()
  await page.keyboard.press('Enter')
  const wanted = page.getByRole('menuitem', { name: entry, exact: true })
  await expect(wanted).toBeVisible()
  for (let tries = 0; tries < 4; tries++) {
    if (await wanted.evaluate(item => item === document.activeElement)) break
    await page.keyboard.press('ArrowDown')
  }
  await expect(wanted).toBeFocused()
  await page.keyboard.press('Enter')
}

test('what is marked unread stays so on every device, until she comes again', { tag: '@any-screen' }, async ({
  newMember,
  newBrowser,
}) => {
  const { writer, reader, slug, topic } = await aRoom(newMember, 'Lanterns')
  await writer.postMany(topic.id, thoughts(20))
  const [page, device] = [await newBrowser(reader), await newBrowser(reader)]
  await Promise.all([still(page), still(device)])
  await open(page, `/t/${slug}`)
  await expectRead(reader, slug, 20)
  await device.goto('/topics')
  const card = device.getByRole('article').filter({ hasText: topic.name })
  await expect(card).toContainText('20 thoughts')
  await expect(card).not.toContainText('unread')

  await test.step('set back from the menu of a thought', async () => {
    await expectHeld(page, 'marking unread', async () => {
      await choose(page, cardNumber(page, 19), 'Mark unread from here')
      await expect(leftOff(page)).toBeVisible()
    })
    await expectRead(reader, slug, 18)
    expect(await topOf(cardNumber(page, 19))).toBeLessThan(await topOf(leftOff(page)))
    expect(await topOf(leftOff(page))).toBeLessThan(await topOf(cardNumber(page, 18)))
    await expect(card).toContainText('2 unread')
    await expectNoBarriers(device, 'topics with something unread')
  })

  await test.step('what is on the screen, and what comes there, does not count', async () => {
    await writer.post(topic.id, 'One more, in view.')
    await expect(cardWith(page, 'One more, in view.')).toBeInViewport({ ratio: 0.6 })
    // As long as it takes for a card to count as seen, and once more for the mark to be sent.
    await page.evaluate(() => new Promise(done => setTimeout(done, 2_500)))
    expect(await readSeqOf(reader, slug)).toBe(18)
  })

  await test.step('she leaves and comes back', async () => {
    await page.goto('/explore')
    await page.goBack()
    await expect(cardWith(page, 'One more, in view.')).toBeInViewport()
    await expectRead(reader, slug, 21)
    await expect(card).not.toContainText('unread')
  })

  await test.step('marked as read from the list of topics, by keyboard', async () => {
    await page.goto('/explore')
    await writer.postMany(topic.id, thoughts(3))
    await device.reload()
    await expect(card).toContainText('3 unread')
    await card.getByRole('button', { name: `More about ${topic.name}` }).click()
    await expect(device.getByRole('menuitem', { name: 'Mark as read' })).toBeVisible()
    await expectNoBarriers(device, 'the menu of a topic')
    await device.keyboard.press('Escape')
    await chooseByKeys(device, topic.name, 'Mark as read', card)
    await expectRead(reader, slug, 24)
    await expect(card).not.toContainText('unread')
  })
})

test('another device opens at the card that was read last, however much has come since', {
  tag: '@any-screen',
}, async ({ newMember, newBrowser }) => {
  const { writer, reader, slug, topic } = await aRoom(newMember, 'Letters')
  await writer.postMany(topic.id, thoughts(12))
  const page = await newBrowser(reader)
  await open(page, `/t/${slug}`)
  await expectRead(reader, slug, 12)
  await page.close()
  await writer.postMany(topic.id, thoughts(70))

  const second = await newBrowser(reader)
  await open(second, `/t/${slug}`)
  await expect(leftOff(second)).toBeInViewport()
  await expect(cardNumber(second, 12)).toBeInViewport({ ratio: 1 })
  expect(await topOf(cardNumber(second, 13))).toBeLessThan(await topOf(leftOff(second)))
  await expect(second.getByRole('button', { name: '70 new thoughts' })).toBeVisible()

  // She reads on, upwards, and goes on elsewhere.
  await scrollBy(second, -500)
  const place = await placeOf(second)
  await expect.poll(() => readSeqOf(reader, slug)).toBeGreaterThanOrEqual(place.seq)
  const reached = (await readSeqOf(reader, slug)) ?? 0
  const third = await newBrowser(reader)
  await open(third, `/t/${slug}`)
  await expect(cardNumber(third, reached)).toBeInViewport({ ratio: 1 })

  await second.reload()
  await expectPlace(second, place, 'a reload where one had read on')
  await second.getByRole('button', { name: /new thoughts/ }).click()
  await expect(cardNumber(second, 82)).toBeInViewport({ ratio: 1 })
  await expectRead(reader, slug, 82)
})

test('a muted topic is quiet everywhere, and heard again', async ({ newMember, newBrowser, isMobile }) => {
  const { writer, reader, slug, topic } = await aRoom(newMember, 'Drums')
  const calm = await writer.openTopic({ slug: `calm-${slug}`, name: 'Calm' })
  await reader.join(calm.id)
  await writer.postMany(calm.id, thoughts(45))
  await writer.post(topic.id, 'Boom, says the drum.')
  const [page, home] = [await newBrowser(reader), await newBrowser(reader)]
  await Promise.all([still(page), still(home)])
  await home.goto('/')
  const drum = cardWith(home, 'Boom, says the drum.')
  await expect(drum).toBeVisible()

  await open(page, `/t/${slug}`)
  await expectRead(reader, slug, 1)
  await scrollBy(home, 700)
  await expectHeld(home, 'a topic is muted elsewhere', async () => {
    await chooseByKeys(page, topic.name, 'Mute', page.locator('#main'))
    await expect(page.locator('#main').getByText('Muted')).toBeVisible()
    await expect.poll(async () => (await reader.topic(slug)).membership?.muted).toBe(true)
  })
  await writer.postMany(topic.id, ['Boom again.', 'And again.'])
  await expect(cardWith(page, 'Boom again.')).toBeVisible()
  await scrollBy(home, -9_000)
  await expect(cardNumber(home, 45)).toBeVisible()
  await expect(drum).toHaveCount(0)
  if (!isMobile) {
    const entry = home.getByRole('link', { name: new RegExp(`^${topic.name}`) })
    await expect(entry).toHaveAccessibleName(`${topic.name} Muted`)
    await expectNoBarriers(home, 'home with a muted topic')
  }
  await expectNoBarriers(page, 'a muted topic')

  await home.reload()
  await expect(cardNumber(home, 45)).toBeVisible()
  await expect(feedOf(home).getByText(/Boom/)).toHaveCount(0)
  await chooseByKeys(page, topic.name, 'Unmute', page.locator('#main'))
  await expect(cardWith(home, 'And again.')).toBeVisible()
})

test('the feeds of many topics are come back to at the same card, and a page of a person is live', async ({
  newMember,
  newBrowser,
  isMobile,
}) => {
  const { writer, reader, slug, topic } = await aRoom(newMember, 'Paper')
  await writer.postMany(topic.id, thoughts(90))
  const page = await newBrowser(reader)
  // The same list thrice: on a phone once is enough.
  for (const path of [...(isMobile ? [] : ['/', '/explore']), `/@${writer.handle}`]) {
    await open(page, path)
    for (const px of [2_500, 2_500, 2_500]) {
      await scrollBy(page, px)
      await expect(feedOf(page).getByText('Loading')).toHaveCount(0)
    }
    const place = await placeOf(page)
    await page.reload()
    await expectPlace(page, place, `a reload of ${path}`)
    const age = cardNumber(page, place.seq).locator(`a[href='/t/${slug}/${place.seq}']:visible`)
    await age.first().click()
    await expect(page).toHaveURL(new RegExp(`/t/${slug}/${place.seq}$`))
    await expect(cardNumber(page, place.seq)).toBeInViewport()
    await page.goBack()
    await expectPlace(page, place, `back to ${path}`)
  }

  await scrollBy(page, -30_000)
  await expect(page.getByRole('article', { name: 'Writer', exact: true })).toContainText(`@${writer.handle}`)
  await reader.post(topic.id, 'Not by the writer.')
  await writer.post(topic.id, 'Fresh ink.')
  await expect(cardWith(page, 'Fresh ink.')).toBeVisible()
  await expect(cardWith(page, 'Not by the writer.')).toHaveCount(0)

  // A browser that has her cookie and remembers nothing finds its way home.
  const other = await newBrowser(reader)
  await other.goto('/')
  await expect(other).toHaveURL(/\/$/)
  await expect(feedOf(other)).toHaveAccessibleName('Thoughts from your topics')
})

test.describe('asked too often', () => {
  test.use({ hasOwnServer: true, hasRateLimits: true })

  test('a thought waits its time, says how long, and goes by itself', async ({
    newMember,
    newBrowser,
    isMobile,
  }) => {
    test.skip(isMobile, 'Half a minute of waiting, and the same words on any screen.')
    const writer = await newMember('Writer')
    const topic = await writer.openTopic({ slug: 'hurry', name: 'Hurry' })
    const page = await newBrowser(writer)
    await still(page)
    await open(page, '/t/sham-e-sukhan')
    await page.goto(`/t/${topic.slug}`)
    // Whatever else has been written counts too: the last of these are refused.
    const posts = Array.from({ length: LIMIT_RATES.write.calls }, (_, at) =>
      writer.post(topic.id, `Hurry ${at}`).then(
        () => true,
        () => false,
      ),
    )
    expect(await Promise.all(posts)).toContain(true)
    await expect(cardWith(page, 'Hurry').first()).toBeVisible()

    await share(page, 'Patience.')
    const card = cardWith(page, 'Patience.')
    const secondsLeft = async () =>
      Number(/You can share again in (\d+)/.exec((await card.textContent()) ?? '')?.[1] ?? Number.NaN)
    await expect.poll(secondsLeft, 'seconds left').toBeGreaterThan(1)
    const first = await secondsLeft()
    await expect.poll(secondsLeft, 'counts down').toBeLessThan(first)
    await expectNoBarriers(page, 'a thought that has to wait')
    await choose(page, cardWith(page, 'Hurry').first(), 'Edit')
    await page.getByRole('textbox', { name: 'Edit your thought' }).fill('Slowly now.')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText(/You can go on in \d+/).last()).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Edit your thought' })).toHaveValue('Slowly now.')

    await expect(card).toHaveAccessibleName(/^Thought \d+ by Writer/, { timeout: 45_000 })
  })
})
