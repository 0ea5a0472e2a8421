import type { Thought } from '@mehfil/shared/thought'
import type { Topic } from '@mehfil/shared/topic'
import type { Page } from 'playwright/test'
import { manyThoughts, SCRIPTS } from '../support/many-thoughts.ts'
import type { Member } from '../support/member.ts'
import { postPicture } from '../support/pictures.ts'
import { expectHeld, type Place, scrollBy } from '../support/place.ts'
import { shiftsDuring } from '../support/shifts.ts'
import { expect, test } from '../support/test.ts'
import { feedOf, open } from '../support/topic-page.ts'

test.describe.configure({ timeout: 120_000 })

type Room = {
  readonly url: string
  readonly writer: Member
  readonly reader: Member
  readonly topics: readonly Topic[]
  /** What is answered in a thread. */
  readonly root: Thought
}

type Feed = {
  readonly name: string
  /** Topics of the demo; absent: so many of their own. */
  readonly topics: number | readonly string[]
  path(room: Room): string
  /** Shares one more thought, so that it comes into this feed. */
  share(room: Room, at: number, text: string): Promise<Thought>
}

const topicAt = ({ topics }: Room, at: number): Topic => {
  const topic = topics[at % topics.length]
  if (!topic) throw new Error('There is no topic.')
  return topic
}

/** Every twelfth has a picture. */
const share: Feed['share'] = (room, at, text) =>
  at % 12 === 6
    ? postPicture(room.url, room.writer, topicAt(room, at).id, text, 'Seen from the roof')
    : room.writer.post(topicAt(room, at).id, text)

/** From the reader's other device. */
async function shareAndKeep(room: Room, at: number, text: string): Promise<Thought> {
  const thought = await share(room, at, text)
  await room.reader.ask('PUT', `/api/thoughts/${thought.id}/bookmark`)
  return thought
}

const FEEDS: readonly Feed[] = [
  { name: 'a topic', topics: 1, path: room => `/t/${topicAt(room, 0).slug}`, share },
  { name: 'home', topics: 3, path: () => '/', share },
  { name: 'explore', topics: ['late-night-thoughts', 'ghar-aangan'], path: () => '/explore', share },
  { name: 'the page of a member', topics: 3, path: ({ writer }) => `/@${writer.handle}`, share },
  { name: 'bookmarks', topics: 2, path: () => '/bookmarks', share: shareAndKeep },
  {
    name: 'a thread',
    topics: 1,
    path: room => `/t/${topicAt(room, 0).slug}/${room.root.seq}/thread`,
    share: ({ writer, root }, _, text) => writer.post(root.topicId, text, root),
  },
]

const SEEDS = 40
const PER_SECOND = 20
const ARRIVALS = 60

async function openRoom(
  feed: Feed,
  url: string,
  newMember: (name: string) => Promise<Member>,
): Promise<Room> {
  const [writer, reader] = await Promise.all([newMember('Writer'), newMember('Reader')])
  const named = Array.from({ length: Number(feed.topics) || 0 }, (_, at) => ({
    slug: `steady-${at}-${writer.handle.slice(-6)}`,
    name: `Steady ${at + 1}`,
  }))
  const topics =
    typeof feed.topics === 'number'
      ? await Promise.all(named.map(topic => writer.openTopic(topic)))
      : await Promise.all(feed.topics.map(slug => writer.topic(slug)))
  for (const { id } of topics) await Promise.all([writer.join(id), reader.join(id)])
  const root = await writer.post(topics[0]?.id ?? '', 'What are you reading?')
  return { url, writer, reader, topics, root }
}

/** The thoughts whose cards are drawn wholly above the view, and those below the watched one, from it outwards. */
async function around(page: Page, own: readonly Thought[], { card }: Place) {
  const ids = await feedOf(page).evaluate((feed, watchedId) => {
    const edge = feed.getBoundingClientRect().top
    const cards = [...feed.querySelectorAll('article')]
      .map(({ id }) => ({ id, box: document.getElementById(id)?.getBoundingClientRect() }))
      .sort((a, b) => (a.box?.top ?? 0) - (b.box?.top ?? 0))
    const at = cards.findIndex(({ id }) => id === watchedId)
    return {
      above: cards
        .slice(0, at)
        .filter(({ box }) => (box?.bottom ?? edge) < edge)
        .map(({ id }) => id)
        .reverse(),
      below: cards.slice(at + 1).map(({ id }) => id),
    }
  }, card)
  const thoughtsOf = (cards: readonly string[]) =>
    cards.flatMap(id => own.find(thought => `card-${thought.id}` === id) ?? [])
  return { above: thoughtsOf(ids.above), below: thoughtsOf(ids.below) }
}

/** Held back until it is let go. */
async function holdBack(page: Page, address: RegExp): Promise<() => void> {
  let letGo = () => {}
  const gone = new Promise<void>(resolve => {
    letGo = resolve
  })
  await page.route(address, async route => {
    await gone
    await route.continue()
  })
  return letGo
}

/** All are the same list; a phone's width and head are seen in these. */
const ON_A_PHONE = ['a topic', 'home']

for (const feed of FEEDS) {
  const details = ON_A_PHONE.includes(feed.name) ? {} : { tag: '@any-screen' }
  test(
    `${feed.name}: twenty thoughts a second move nothing of what is read`,
    details,
    async ({ server, newMember, newBrowser }) => {
      const room = await openRoom(feed, server.url, newMember)
      const { writer, reader } = room
      const own: Thought[] = []
      for (const [at, text] of manyThoughts(SEEDS).entries()) own.push(await feed.share(room, at, text))

      const page = await newBrowser(reader)
      const picturesCome = await holdBack(page, /\/media\//)
      const fontsCome = await holdBack(page, /\.woff2$/)
      await open(page, feed.path(room))
      await scrollBy(page, 2_200)
      const countIn = async ({ card }: Place) =>
        Number(await page.locator(`[id="${card}"]`).getAttribute('aria-setsize'))

      let shifts: readonly string[] = []
      await expectHeld(page, 'twenty a second', async place => {
        const before = await countIn(place)
        const [edited, erased, ...reacted] = (await around(page, own, place)).above
        expect(reacted.length, 'cards drawn above the view').toBeGreaterThan(0)
        const arrive = async () => {
          picturesCome()
          await Promise.all(
            manyThoughts(ARRIVALS).map(async (text, at) => {
              await new Promise(done => setTimeout(done, (at * 1000) / PER_SECOND))
              await feed.share(room, at, text)
              const target = reacted[at % reacted.length]
              if (at % 4 === 1 && target) await writer.react(target, 'relatable')
              if (at % 20 === 3 && target) await writer.post(target.topicId, `Well said. ${at}`, target)
              if (at === 10 && edited) await writer.edit(edited, `${SCRIPTS[0]} `.repeat(30))
              if (at === 30 && erased) await writer.erase(erased)
            }),
          )
          await expect.poll(() => countIn(place)).toBeGreaterThanOrEqual(before + ARRIVALS - 1)
        }
        // A count in the margin may become wider by a digit; the column that is read moves in nothing.
        shifts = await shiftsDuring(page, arrive, '#main')
      })
      expect.soft(shifts, 'what moved').toEqual([])

      // What changes in view moves what is below it, and nothing else.
      await expectHeld(
        page,
        'fonts that come late; an answer, an edit and a deletion in view',
        async place => {
          const [answered, edited, erased] = (await around(page, own, place)).below
          const cardOf = (thought: Thought | undefined) => page.locator(`[id="card-${thought?.id}"]`)
          fontsCome()
          if (answered) await writer.react(answered, 'wah')
          if (edited) await writer.edit(edited, `${SCRIPTS[1]} `.repeat(12))
          if (erased) await writer.erase(erased)
          await page.evaluate(() => document.fonts.ready)
          await expect(cardOf(answered).getByRole('button', { name: 'Wah: 1' })).toBeVisible()
          await expect(cardOf(edited)).toContainText('edited')
          await expect(cardOf(erased).getByText(erased?.body ?? '')).toHaveCount(0)
        },
      )
    },
  )
}
