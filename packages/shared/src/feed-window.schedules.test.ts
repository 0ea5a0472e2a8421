import { describe, expect, test } from 'vitest'
import { type Command, ModelTopic } from './feed-window.model.ts'
import { Reader } from './feed-window.reader.ts'
import { firstSeq, lastSeq } from './feed-window.ts'

const SCHEDULES = 100_000
/** Now and then one so long that the window forgets frames, of those applied or of those kept aside. */
const LONG_EVERY = 2_500
const LONG_STEPS = 2_500

/** What happens in a topic. In a long schedule most of it happens to the same few thoughts. */
const LIFE: readonly Command['kind'][] = ['post', 'post', 'edit', 'react', 'erase']
const LONG_LIFE: readonly Command['kind'][] = ['post', ...Array<'edit'>(15).fill('edit'), 'react']

const OUTCOMES = ['applied', 'dropped', 'gap', 'reset', 'merged', 'stale', 'detached', 'opened', 'evicted']

/** The seed of a schedule that failed, to play it alone. */
const ALONE = undefined as number | undefined

type Message = (reader: Reader) => void

type Seen = Record<string, number>

/** Whole numbers below `end`, the same for the same seed (mulberry32). */
function seededDice(seed: number): (end: number) => number {
  let state = seed >>> 0
  return end => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end)
  }
}

/** Plays one schedule: a server, a reader, and a network that loses, doubles, delays and reorders what it carries. */
function play(seed: number, isLong: boolean, seen: Seen): void {
  const dice = seededDice(seed)
  const topics = new Map<string, ModelTopic>()
  const isCutting = dice(8) === 0
  const lossPercent = isLong ? dice(2) : dice(3) * 15
  /** What happens all the time in a short schedule is rare in a long one, which would else never come far. */
  const isTime = () => !isLong || dice(40) === 0
  const isPatient = isLong && dice(2) === 0
  const kinds = isLong ? LONG_LIFE : LIFE
  let topic = new ModelTopic('e0')
  topics.set(topic.epoch, topic)
  let published = 0
  const underway: Message[] = []

  function commit(): void {
    const commands: Command[] = []
    for (let left = 1 + dice(3); left > 0; left--) {
      const kind = kinds[dice(kinds.length)] ?? 'post'
      commands.push({ kind, seq: dice(2) === 0 ? 1 + dice(topic.seq + 1) : topic.seq - dice(8) })
    }
    topic.commit(commands)
    // Not always at once: what is published later is joined into one frame.
    if (dice(4) > 0) publish()
  }

  function publish(): void {
    if (topic.rev === published) return
    const frame = topic.changes(published)
    published = topic.rev
    underway.push(to => to.takeFrame(frame))
  }

  /** A backup is restored: an earlier state, under another numbering. */
  function restore(): void {
    topic = topic.restored(dice(topic.rev + 1), `e${topics.size}`)
    topics.set(topic.epoch, topic)
    published = topic.rev
  }

  for (let count = dice(6); count > 0; count--) commit()
  const reader = new Reader(topics, topic.page(topic.seq - dice(4), topic.seq), seen)

  function deliver(): void {
    const index = dice(4) === 0 ? dice(underway.length) : 0
    const message = underway[index]
    if (!message) return
    // One in eight is delivered, and comes again.
    if (dice(8) > 0) underway.splice(index, 1)
    if (dice(100) < lossPercent) return
    message(reader)
  }

  /** The gap's timer fires: what is missing is asked for, or the window is opened anew. */
  function ask(): void {
    const { window, wants } = reader
    wants.sync = false
    const isOther = window.epoch !== topic.epoch || window.rev > topic.rev
    if (wants.open || isOther) openAt(window.headSeq - dice(3))
    else catchUp(window.rev)
  }

  function catchUp(since: number): void {
    const end = isCutting ? since + dice(topic.rev - since + 1) : topic.rev
    reader.isCut ||= end < topic.rev
    const answer = topic.changes(since, end)
    underway.push(to => to.takeChanges(answer))
  }

  function openAt(seq: number): void {
    const page = topic.page(seq - 3, seq + 3)
    underway.push(to => to.open(page))
  }

  function announce(): void {
    const head = topic.head()
    underway.push(to => to.takeHead(head))
  }

  function askForPage(): void {
    const [low, high] = [firstSeq(reader.window), lastSeq(reader.window)]
    const page =
      dice(2) === 0 ? topic.page(low - 1 - dice(5), low - 1) : topic.page(high + 1, high + 1 + dice(5))
    underway.push(to => to.takePage(page))
  }

  function letGo(): void {
    const place = dice(2) === 0 ? firstSeq(reader.window) + dice(5) : lastSeq(reader.window) - dice(5)
    reader.letGo(place, 3 + dice(8))
  }

  for (let left = isLong ? LONG_STEPS : 6 + dice(24); left > 0; left--) {
    const what = dice(100)
    if (what < 32) commit()
    else if (what < 77) deliver()
    else if (what < 84) {
      if (isPatient && !isTime()) continue
      if (reader.wants.sync || reader.wants.open || dice(4) === 0) ask()
    } else if (what < 92) askForPage()
    else if (what < 95) letGo()
    else if (what < 97) announce()
    else if (what < 99) {
      if (isTime()) openAt(dice(topic.seq + 2))
    } else if (isTime()) restore()
  }
  if (dice(2) === 0) while (underway.length > 0) deliver()
  reader.heal(topic)
}

describe('a feed window on any schedule', () => {
  test('is one run of revisions, shows each place once and in order, never goes back, and converges', {
    timeout: 120_000,
  }, () => {
    const seen: Seen = {}
    const first = ALONE ?? Math.floor(Math.random() * 2 ** 31)
    const count = ALONE === undefined ? SCHEDULES : 1
    for (let seed = first; seed < first + count; seed++) {
      try {
        play(seed, seed % LONG_EVERY === 0, seen)
      } catch (error) {
        throw new Error(`Schedule ${seed} (ALONE = ${seed}): ${String(error)}`, { cause: error })
      }
    }
    if (ALONE !== undefined) return
    // Schedules in which one of these hardly happens would show nothing about it.
    for (const outcome of OUTCOMES) {
      expect(seen[outcome], outcome).toBeGreaterThan(100)
    }
  })
})
