import type { Page } from 'playwright/test'
import { manyThoughts } from '../support/many-thoughts.ts'
import { expectHeld, placeOf, scrollBy } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, feedOf, open } from '../support/topic-page.ts'

test.describe.configure({ timeout: 120_000 })

const NOT_SHOWN = 'This thought is not shown to you.'

/** Until a card of somebody who stays is the first whole one. */
async function readBeside(page: Page, places: ReadonlySet<number>): Promise<void> {
  await expect
    .poll(async () => {
      await scrollBy(page, 40)
      return places.has((await placeOf(page)).seq)
    })
    .toBe(true)
}

test('whoever is blocked leaves every list at once, nothing that is read moves, and all of it comes back', async ({
  newMember,
  newBrowser,
}) => {
  const [amna, bano, reader] = await Promise.all(['Amna', 'Bano', 'Reader'].map(name => newMember(name)))
  if (!amna || !bano || !reader) throw new Error('There are three')
  const topic = await amna.openTopic({ slug: `apart-${amna.handle.slice(-6)}`, name: 'Apart' })
  for (const member of [bano, reader]) await member.join(topic.id)
  const own = new Set<number>()
  for (const [at, body] of manyThoughts(36).entries()) {
    const thought = await (at % 2 === 0 ? amna : bano).post(topic.id, body)
    if (at % 2 === 0) own.add(thought.seq)
  }
  const [feed, home] = [await newBrowser(reader), await newBrowser(reader)]
  const block = () => reader.ask('PUT', `/api/people/${bano.handle}/block`)
  const unblock = () => reader.ask('DELETE', `/api/people/${bano.handle}/block`)
  const ofBano = (page: Page) => feedOf(page).getByRole('article', { name: /by Bano/ })
  await open(feed, `/t/${topic.slug}`)
  await open(home, '/')
  await expect(ofBano(home)).not.toHaveCount(0)
  await scrollBy(feed, 700)
  await readBeside(feed, own)

  await test.step('gone while she reads, on all her devices', async () => {
    await expectHeld(feed, 'somebody is blocked', async () => {
      await block()
      await expect(ofBano(feed)).toHaveCount(0)
    })
    await expect(ofBano(home)).toHaveCount(0)
    await expect(feedOf(feed).getByText(/was deleted|not shown/)).toHaveCount(0)
  })

  await test.step('what she shares meanwhile neither shows nor counts', async () => {
    await bano.post(topic.id, 'Nobody hears this one.')
    await amna.post(topic.id, 'This one is heard.')
    await expect(feed.getByRole('button', { name: '1 new thought', exact: true })).toBeVisible()
    await expect(cardWith(home, 'This one is heard.')).toBeVisible()
    await expect(cardWith(home, 'Nobody hears this one.')).toHaveCount(0)
    await feed.getByRole('button', { name: '1 new thought', exact: true }).click()
    await expect(cardWith(feed, 'This one is heard.')).toBeInViewport()
    await expect.poll(async () => (await reader.topic(topic.slug)).membership?.unread).toBe(0)
  })

  await test.step('an address that leads to her says so', async () => {
    const there = await newBrowser(reader)
    await there.goto(`/t/${topic.slug}/36/thread`)
    await expect(there.getByText(NOT_SHOWN)).toBeVisible()
    await there.goto(`/t/${topic.slug}/36`)
    await expect(there.getByText(NOT_SHOWN)).toHaveCount(1)
    await there.close()
  })

  await test.step('and she comes back, with what she shared meanwhile', async () => {
    await scrollBy(feed, 900)
    await expectHeld(feed, 'nobody is blocked any more', async () => {
      await unblock()
      await expect(ofBano(feed)).not.toHaveCount(0)
    })
    await expect(cardWith(home, 'Nobody hears this one.')).toBeVisible()
    await expect(cardNumber(home, 38)).toHaveCount(1)
  })
})
