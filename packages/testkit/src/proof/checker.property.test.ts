import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../seeded-random.ts'
import { check } from './checker.ts'
import type { Evidence, FinalThought } from './evidence.ts'
import type { Recorded } from './history.ts'
import { simulatedRun } from './simulated-run.ts'

type Mutable<T> = { -readonly [Key in keyof T]: Mutable<T[Key]> }
type Damaged = Mutable<Evidence>
/** Damages the evidence; false where this run has nothing to damage in that way. */
type Damage = (evidence: Damaged, random: () => number) => boolean

const pick = <T>(from: readonly T[], random: () => number): T | undefined =>
  from[Math.floor(random() * from.length)]

const eventsOf = <Kind extends Recorded['kind']>(evidence: Damaged, kind: Kind) =>
  evidence.histories.flatMap(({ events }) =>
    events
      .filter((event): event is Mutable<Recorded<Kind>> => event.kind === kind)
      .map(event => ({ event, events })),
  )

const pickEvent = <Kind extends Recorded['kind']>(
  evidence: Damaged,
  kind: Kind,
  random: () => number,
  isFit: (event: Mutable<Recorded<Kind>>) => boolean = () => true,
) =>
  pick(
    eventsOf(evidence, kind).filter(({ event }) => isFit(event)),
    random,
  )

const truthOf = ({ database }: Damaged, id: string): Mutable<FinalThought> | undefined =>
  database.thoughts.find(row => row.id === id)

/** By the name of the rule that must see it. */
const DAMAGES: readonly (readonly [rule: string, how: string, damage: Damage])[] = [
  [
    'lost',
    'an acked thought is gone',
    (evidence, random) => {
      const ok = pickEvent(evidence, 'ok', random)?.event
      evidence.database.thoughts = evidence.database.thoughts.filter(row => row.id !== ok?.id)
      return ok !== undefined
    },
  ],
  [
    'vanished',
    'nobody heard what became of a thought',
    (evidence, random) => {
      const found = pickEvent(evidence, 'ok', random)
      found?.events.splice(found.events.indexOf(found.event), 1)
      return found !== undefined
    },
  ],
  [
    'duplicate-write',
    'a retry was written again',
    ({ database }, random) => {
      const row = pick(database.thoughts, random)
      const head = database.heads[0]
      if (!row || !head) return false
      head.seq++
      database.thoughts.push({ ...row, id: 'again', seq: head.seq })
      return true
    },
  ],
  [
    'duplicate-show',
    'a card stays beside its thought',
    (evidence, random) => {
      const own = ({ clientId }: { clientId: string }) =>
        evidence.histories.some(({ authorId, events }) => {
          const id = evidence.database.thoughts.find(
            row => row.clientId === clientId && row.authorId === authorId,
          )?.id
          return events.some(event => event.kind === 'deliver' && event.rows.some(row => row.id === id))
        })
      const found = pickEvent(evidence, 'card', random, event => !event.isShown && own(event))
      found?.events.splice(found.events.indexOf(found.event), 1)
      return found !== undefined
    },
  ],
  [
    'disagreement',
    'one screen shows another text',
    (evidence, random) => {
      const isLast = (row: { id: string; rev: number }) => truthOf(evidence, row.id)?.rev === row.rev
      const rows = eventsOf(evidence, 'deliver').flatMap(({ event }) => event.rows.filter(isLast))
      const row = pick(rows, random)
      if (row) row.body = 'forged'
      return row !== undefined
    },
  ],
  [
    'hole',
    'a change was left out of a frame',
    (evidence, random) => {
      const isLast = (row: { id: string; rev: number }) => truthOf(evidence, row.id)?.rev === row.rev
      const found = pickEvent(evidence, 'deliver', random, event => event.rows.some(isLast))
      if (found) found.event.rows.splice(found.event.rows.findIndex(isLast), 1)
      return found !== undefined
    },
  ],
  [
    'hole',
    'a number was burnt',
    ({ database }) => {
      if (database.heads[0]) database.heads[0].seq++
      return database.heads.length > 0
    },
  ],
  [
    'backwards',
    'an old frame is applied late',
    (evidence, random) => {
      const found = pickEvent(evidence, 'deliver', random, event => event.rev > 1)
      found?.events.splice(found.events.indexOf(found.event) + 1, 0, { ...found.event, rev: 1, rows: [] })
      return found !== undefined
    },
  ],
  [
    'aborted-read',
    'a thought was shown that is not there',
    (evidence, random) => {
      const row = pick(
        pickEvent(evidence, 'deliver', random, event => event.rows.length > 0)?.event.rows ?? [],
        random,
      )
      if (row) row.id = 'ghost'
      return row !== undefined
    },
  ],
  [
    'author-order',
    'a retry overtook a later thought',
    (evidence, random) => {
      const history = pick(evidence.histories, random)
      const own = evidence.database.thoughts.filter(row => row.authorId === history?.authorId)
      const [one, other] = [own[0], own.at(-1)]
      if (!one || !other || one === other) return false
      ;[one.clientId, other.clientId] = [other.clientId, one.clientId]
      return true
    },
  ],
  [
    'not-converged',
    'the last frame was lost',
    (evidence, random) => {
      const final = pickEvent(evidence, 'final', random)?.event
      if (final) final.rev--
      return final !== undefined
    },
  ],
  [
    'not-converged',
    'a count is off by one',
    (evidence, random) => {
      const row = pick(pickEvent(evidence, 'final', random)?.event.rows ?? [], random)
      if (row) row.reactions.wah = (row.reactions.wah ?? 0) + 1
      return row !== undefined
    },
  ],
  [
    'dishonest-reset',
    'a part is shown as the whole',
    (evidence, random) => {
      const found = pickEvent(evidence, 'reset', random)
      const before = found?.events.slice(0, found.events.indexOf(found.event)) ?? []
      found?.events.splice(found.events.indexOf(found.event), 1)
      return before.some(event => event.kind === 'deliver')
    },
  ],
  [
    'erased-shown',
    'a stale copy comes back',
    (evidence, random) => {
      const isErased = (row: { id: string }) => truthOf(evidence, row.id)?.body === null
      const found = pickEvent(evidence, 'deliver', random, ({ rows }) =>
        rows.some(row => isErased(row) && !row.body),
      )
      const row = found?.event.rows.find(row => isErased(row) && row.body === null)
      if (row) row.body = 'still here'
      return row !== undefined
    },
  ],
]

const seeds = fc.integer({ min: 1, max: 1_000_000 })
const options = { numRuns: 25 }

describe('any run', () => {
  test('passes as long as nothing is wrong with it', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const verdict = check(simulatedRun(seed), {})
        expect(verdict.kind === 'failed' ? verdict.violations : []).toEqual([])
      }),
      options,
    )
  })

  test.each(DAMAGES)('is caught as %s when %s', (rule, _how, damage) => {
    let damaged = 0
    fc.assert(
      fc.property(seeds, seed => {
        const evidence = JSON.parse(JSON.stringify(simulatedRun(seed))) as Damaged
        if (!damage(evidence, seededRandom(seed))) return
        damaged++
        const verdict = check(evidence, {})
        expect(verdict.kind === 'failed' ? verdict.violations.map(found => found.rule) : []).toContain(rule)
      }),
      options,
    )
    expect(damaged).toBeGreaterThan(options.numRuns / 8)
  })
})
