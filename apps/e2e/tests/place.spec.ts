import type { Thought } from '@mehfil/shared/thought'
import type { Page } from 'playwright/test'
import { LONG } from '../support/long-topic.ts'
import { SCRIPTS, manyThoughts as thoughts } from '../support/many-thoughts.ts'
import type { Member } from '../support/member.ts'
import { expectHeld, expectPlace, MOST_CARDS, note, placeOf, rest, scrollBy } from '../support/place.ts'
import { scrollThrough } from '../support/scrolling.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, feedOf, open } from '../support/topic-page.ts'

test.describe.configure({ timeout: 150_000 })

/** The runs of places from 1 to `newest` that are not among `seqs`: '17-23'. */
function gapsOf(seqs: readonly number[], newest: number): string[] {
  const sorted = [0, ...[...seqs].sort((a, b) => a - b), newest + 1]
  return sorted.flatMap((seq, at) => {
    const next = sorted[at + 1] ?? seq
    return next - seq > 1 ? [`${seq + 1}-${next - 1}`] : []
  })
}

const expectPill = (page: Page, name: string) =>
  expect(page.getByRole('button', { name, exact: true })).toBeVisible()

/** Two members of a topic of thousands of thoughts; the newest forty are the writer's. */
async function twoInTheLongTopic(slug: string, newMember: (name: string) => Promise<Member>) {
  const [writer, reader] = await Promise.all([newMember('Writer'), newMember('Reader')])
  const topic = await writer.topic(slug)
  await writer.join(topic.id)
  const own = await writer.postMany(topic.id, thoughts(40))
  // Who joins has nothing left off: she begins at the newest.
  await reader.join(topic.id)
  return { writer, reader, topic, own }
}

test('what is being read does not move, whatever happens around it', async ({
  longTopic,
  newMember,
  newBrowser,
}) => {
  const slug = await longTopic()
  const { writer, reader, topic, own } = await twoInTheLongTopic(slug, newMember)
  const page = await newBrowser(reader)
  await open(page, `/t/${slug}`)
  await scrollBy(page, 2300)
  const above = (seq: number, by: number): Thought => {
    const thought = own.find(one => one.seq === seq + by)
    if (!thought) throw new Error(`There is no thought of the writer ${by} above ${seq}`)
    return thought
  }

  await expectHeld(page, 'one thought above', async () => {
    await writer.post(topic.id, 'One more.')
    await expectPill(page, '1 new thought')
  })
  await expectHeld(page, 'twenty thoughts above', async () => {
    await writer.postMany(topic.id, thoughts(20))
    await expectPill(page, '21 new thoughts')
  })
  await expectHeld(page, 'thirty thoughts above in as many frames', async () => {
    await Promise.all(
      thoughts(30).map(async (body, at) => {
        await new Promise(done => setTimeout(done, at * 16))
        await writer.post(topic.id, body)
      }),
    )
    await expectPill(page, '51 new thoughts')
  })

  await expectHeld(page, 'reactions to the rows above', async ({ seq }) => {
    for (const by of [1, 2]) {
      for (const kind of ['relatable', 'wah', 'love', 'laugh', 'sad', 'wow'] as const) {
        await writer.react(above(seq, by), kind)
      }
      await expect(cardNumber(page, seq + by).getByRole('button', { name: 'Wow: 1' })).toHaveCount(1)
    }
  })
  await expectHeld(page, 'the row above grows by an edit, and shrinks again', async ({ seq }) => {
    const first = above(seq, 1)
    for (const body of [`${SCRIPTS[1]}\n\n`.repeat(9), SCRIPTS[0] ?? '']) {
      await writer.edit(first, body)
      await expect(cardNumber(page, seq + 1)).toContainText(body.trim().slice(-30))
      await rest(page)
    }
  })
  await expectHeld(page, 'deletions above', async ({ seq }) => {
    for (const by of [1, 3]) await writer.erase(above(seq, by))
    await expect(feedOf(page).getByText('This thought was deleted.')).not.toHaveCount(0)
    await rest(page)
  })
  await expectHeld(page, 'the card being read gets reactions', async ({ seq }) => {
    await writer.react(above(seq, 0), 'wah')
    await expect(cardNumber(page, seq).getByRole('button', { name: 'Wah: 1' })).toBeVisible()
  })
  await expectHeld(page, 'another width of the window', async () => {
    const size = page.viewportSize() ?? { width: 0, height: 0 }
    for (const width of [size.width - 40, Math.round(size.width * 0.7), size.width + 60, size.width]) {
      await page.setViewportSize({ ...size, width })
      await rest(page)
    }
  })

  await expectPill(page, '51 new thoughts')
  await page.getByRole('button', { name: '51 new thoughts' }).click()
  const newest = (await reader.topic(slug)).seq
  await expect(cardNumber(page, newest)).toBeInViewport({ ratio: 1 })
  expect((await placeOf(page)).seq).toBe(newest)
  await expect(page.getByRole('button', { name: /new thought/ })).toHaveCount(0)
})

test('a link to a thought opens the topic around it, and both ways lie open', { tag: '@any-screen' }, async ({
  longTopic,
  newBrowser,
}) => {
  const slug = await longTopic()
  const middle = LONG / 2
  const page = await newBrowser()
  await page.goto(`/t/${slug}/${middle}`)
  await expect(cardNumber(page, middle)).toBeInViewport()
  await rest(page)

  const up = await scrollThrough(page, 'up', middle + 120)
  for (let seq = middle; seq <= middle + 120; seq++)
    expect(up.seqs, 'places seen on the way up').toContain(seq)
  expect(Math.max(...up.seqs), 'nobody is carried along by what loads above').toBeLessThan(middle + 160)
  const down = await scrollThrough(page, 'down', middle - 120)
  for (let seq = middle - 120; seq <= middle + 120; seq++)
    expect(down.seqs, 'places seen on the way down').toContain(seq)
  expect(Math.max(up.mostCards, down.mostCards)).toBeLessThanOrEqual(MOST_CARDS)

  const { seq: newest } = await page.evaluate(async ref => {
    const answer = await fetch(`/api/topics/${ref}`)
    return ((await answer.json()) as { topic: { seq: number } }).topic
  }, slug)
  await page.getByRole('button', { name: 'Jump to newest' }).click()
  await expect(cardNumber(page, newest)).toBeInViewport({ ratio: 1 })
})

test('thousands of thoughts are read through: none is lost, none is shown twice', async ({
  longTopic,
  newBrowser,
  isMobile,
}) => {
  test.skip(isMobile, 'The same list, with more to scroll: once is enough.')
  test.setTimeout(240_000)
  const slug = await longTopic()
  const page = await newBrowser()
  await open(page, `/t/${slug}`)
  await rest(page)
  const { seq: newest } = await placeOf(page)
  const began = Date.now()
  const { seqs, doubles, mostCards } = await scrollThrough(page, 'down', 1)
  note('reading', `${seqs.length} thoughts in ${Date.now() - began} ms, at most ${mostCards} cards`)
  expect(gapsOf(seqs, newest), 'thoughts never seen').toEqual([])
  expect(doubles, 'thoughts twice in the document').toBe(0)
  expect(mostCards).toBeLessThanOrEqual(MOST_CARDS)
  await expect(page.getByText('This is where it began.')).toBeVisible()
})

test('back, another topic and a reload lead to the same card at the same pixel', async ({
  longTopic,
  newMember,
  newBrowser,
}) => {
  const slug = await longTopic()
  const reader = await newMember('Reader')
  const page = await newBrowser(reader)
  await open(page, '/t/chai-small-wins')
  await page.goto(`/t/${slug}`)
  await expect(cardNumber(page, (await reader.topic(slug)).seq)).toBeVisible()
  await scrollBy(page, 5_137)
  const place = await placeOf(page)

  await page.reload()
  await expectPlace(page, place, 'a reload')

  await page.getByRole('link', { name: 'Topics', exact: true }).click()
  await page.getByRole('link', { name: 'Study circle' }).click()
  await expect(page.getByRole('feed', { name: 'Thoughts in Study circle' })).toBeVisible()
  await page.goBack()
  await page.goBack()
  await expectPlace(page, place, 'the back button')

  await page.getByRole('link', { name: 'Topics', exact: true }).click()
  await page.getByRole('link', { name: /^Trial of \d+/ }).click()
  await expectPlace(page, place, 'another page and the link to the topic')

  const age = page.getByRole('link').filter({ has: page.getByRole('time') })
  await cardNumber(page, place.seq).locator(age).scrollIntoViewIfNeeded()
  const before = await placeOf(page)
  await cardNumber(page, place.seq).locator(age).click()
  await expect(page).toHaveURL(new RegExp(`/${place.seq}$`))
  await expect(cardNumber(page, place.seq)).toBeInViewport()
  await page.goBack()
  await expectPlace(page, before, 'the page of a thought')
})

test('who scrolls as soon as the page is there comes back to where that led', { tag: '@any-screen' }, async ({
  longTopic,
  newMember,
  newBrowser,
}) => {
  const slug = await longTopic()
  const page = await newBrowser(await newMember('Reader'))
  await open(page, `/t/${slug}`)
  await scrollBy(page, 3_000)
  const before = await placeOf(page)
  await page.addInitScript(() => {
    if (sessionStorage.getItem('scrolled')) return
    new MutationObserver((_, observer) => {
      const feed = document.getElementById('feed')
      if (!feed?.querySelector('article')) return
      observer.disconnect()
      sessionStorage.setItem('scrolled', 'yes')
      requestAnimationFrame(() => feed.scrollBy(0, 1_500))
    }).observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  await expect.poll(async () => (await placeOf(page)).seq).toBeLessThan(before.seq)
  const place = await placeOf(page)
  await page.reload()
  await expectPlace(page, place, 'a reload after an early scroll')
})

test('on another device a line says where one left off', { tag: '@any-screen' }, async ({
  newMember,
  newBrowser,
}) => {
  const [writer, reader] = await Promise.all([newMember('Writer'), newMember('Reader')])
  const slug = `left-off-${writer.handle.slice(-6)}`
  const topic = await writer.openTopic({ slug, name: 'Left off' })
  await reader.join(topic.id)
  await writer.postMany(topic.id, thoughts(12))

  const first = await newBrowser(reader)
  await open(first, `/t/${slug}`)
  await expect.poll(async () => (await reader.topic(slug)).membership?.readSeq).toBe(12)
  await first.close()
  await writer.postMany(topic.id, thoughts(3))

  const second = await newBrowser(reader)
  await open(second, `/t/${slug}`)
  const mark = second.getByText('You left off here')
  await expect(mark).toBeVisible()
  const topOf = async (locator: ReturnType<typeof cardNumber>) => (await locator.boundingBox())?.y ?? 0
  expect(await topOf(cardNumber(second, 13))).toBeLessThan(await topOf(mark))
  expect(await topOf(mark)).toBeLessThan(await topOf(cardNumber(second, 12)))
})
