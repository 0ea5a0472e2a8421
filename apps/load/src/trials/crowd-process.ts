import { until } from '@mehfil/testkit/until'
import type { CrowdQuestion, CrowdReport, CrowdView, Entrance } from './crowd-messages.ts'
import { createLeanReader, type LeanReader } from './lean-reader.ts'

// Readers in a process of their own, so that their work is not done where things are written and measured.
const readers: LeanReader[] = []
/** So many come at a time: a crowd that opens all its pages in one moment is another trial. */
const AT_ONCE = 50

async function enter({ count, cookies, ...where }: Entrance): Promise<CrowdView> {
  while (readers.length < count) {
    for (let more = Math.min(AT_ONCE, count - readers.length); more > 0; more--) {
      readers.push(createLeanReader({ ...where, cookie: cookies[readers.length % cookies.length] ?? '' }))
    }
    const newest = readers.slice(-AT_ONCE)
    await until('the readers see the topic', () => newest.every(reader => reader.isCompleteTo(0)), 60_000)
  }
  return look(0)
}

function look(rev: number): CrowdView {
  const connected = readers.filter(reader => reader.isConnected())
  return {
    connected: connected.length,
    complete: connected.filter(reader => reader.isCompleteTo(rev)).length,
  }
}

function report(since: number): CrowdReport {
  const pictures: Record<string, number> = {}
  for (const reader of readers) {
    const picture = reader.picture()
    pictures[picture] = (pictures[picture] ?? 0) + 1
  }
  const sum = (kind: 'caughtUp' | 'resets') => readers.reduce((total, { counts }) => total + counts[kind], 0)
  return {
    ...look(0),
    caughtUp: sum('caughtUp'),
    resets: sum('resets'),
    pictures,
    delays: readers.flatMap(reader => reader.delaysSince(since)),
  }
}

async function answer(question: CrowdQuestion): Promise<CrowdView | CrowdReport> {
  if (question.kind === 'enter') return await enter(question.entrance)
  return question.kind === 'look' ? look(question.rev) : report(question.since)
}

process.on('message', (question: CrowdQuestion) => {
  answer(question).then(
    told => process.send?.({ told }),
    (error: Error) => process.send?.({ error: error.message }),
  )
})
process.on('disconnect', () => process.exit())
