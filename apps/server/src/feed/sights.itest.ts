import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { blocks, mutes } from '#db/schema/relations.ts'
import { systemClock } from '#platform/clock.ts'
import { alone } from '#platform/cluster/cluster.ts'
import type { Member } from '#platform/handling.ts'
import { createLog } from '#platform/log.ts'
import { guest, somePeople } from '../../test/asking.ts'
import { type CountedDatabase, countedDatabase } from '../../test/counted-database.ts'
import { SEES_ALL } from './sight.ts'
import { createSights } from './sights.ts'

let database: CountedDatabase
let amna: Member
let bano: Member
let chand: Member

beforeAll(async () => {
  database = await countedDatabase()
})
afterAll(() => database.stop())

beforeEach(async () => {
  ;[amna, bano, chand] = (await somePeople(database.db, 3)) as [Member, Member, Member]
})

/** A node with sockets of these members, that notes who hears apart and who was told. */
function aNode(here: readonly Member[] = []) {
  const ids = new Set(here.map(({ id }) => id))
  const apart = new Set<string>()
  const told: string[] = []
  let hear: (ids: string[]) => void = () => undefined
  const sights = createSights({
    db: database.db,
    secret: 'a secret that only the tests know',
    seats: {
      members: () => ids,
      isHere: id => ids.has(id),
      setApart: (id, isApart) => void (isApart ? apart.add(id) : apart.delete(id)),
      apartIn: () => apart,
      tell: id => void told.push(id),
    },
    cluster: {
      ...alone,
      onSights(listener) {
        hear = listener
      },
    },
    clock: systemClock,
    log: createLog({ level: 'silent' }),
  })
  return { sights, ids, apart, told, hear: (changed: string[]) => hear(changed) }
}

const block = (one: Member, other: Member) =>
  database.db.insert(blocks).values({ personId: one.id, blockedId: other.id })
const unblockAll = () => database.db.delete(blocks)

describe('whom a member sees', () => {
  test('is everybody but those in a block with her, and those she mutes', async () => {
    const { sights } = aNode()
    await block(amna, bano)
    await database.db.insert(mutes).values({ personId: chand.id, mutedId: amna.id })
    const of = async (member: Member) => {
      const { hidden, apart } = await sights.of(member)
      return { hidden: [...hidden], apart: [...apart] }
    }
    expect(await of(amna)).toEqual({ hidden: [bano.id], apart: [bano.id] })
    expect(await of(bano)).toEqual({ hidden: [amna.id], apart: [amna.id] })
    expect(await of(chand)).toEqual({ hidden: [amna.id], apart: [] })
    expect(await sights.of(guest)).toBe(SEES_ALL)
  })

  test('is asked for once, however often it is needed, and never for guests', async () => {
    const { sights } = aNode()
    const asked = () => Promise.all([sights.of(amna), sights.of(amna), sights.of(guest)])
    expect(await database.countQueries(asked)).toBe(1)
    expect(await database.countQueries(asked)).toBe(0)
  })
})

describe('a change', () => {
  test('counts when it is answered: rooms, those who are told, and whatever is being read', async () => {
    const { sights, apart, told } = aNode([amna, bano])
    const seen: number[] = []
    const reading = sights.through(amna, async ({ hidden }) => {
      seen.push(hidden.size)
      if (seen.length === 1) {
        await block(amna, bano)
        await sights.changed([amna.id, bano.id])
        expect([...apart].toSorted()).toEqual([amna.id, bano.id].toSorted())
      }
      return hidden.size
    })
    expect(await reading).toBe(1)
    expect(seen, 'what was read with the former sight is read again').toEqual([0, 1])
    expect(told.toSorted()).toEqual([amna.id, bano.id].toSorted())
    expect(sights.held(amna.id).hidden.has(bano.id)).toBe(true)
    await unblockAll()
    await sights.changed([amna.id, bano.id])
    expect([apart.size, sights.held(amna.id)]).toEqual([0, SEES_ALL])
  })

  test('is not undone by a reading that began before it', async () => {
    const { sights } = aNode([amna])
    for (let round = 0; round < 20; round++) {
      const before = Array.from({ length: 5 }, () => sights.of(amna))
      await block(amna, bano)
      await sights.changed([amna.id])
      await Promise.all(before)
      expect(sights.held(amna.id).hidden.has(bano.id)).toBe(true)
      await unblockAll()
      await sights.changed([amna.id])
      expect(sights.held(amna.id)).toBe(SEES_ALL)
    }
  })

  test('on another node is heard of, or found where nobody told of it; whoever has left is let go', async () => {
    const { sights, ids, apart, told, hear } = aNode([amna, bano])
    await block(amna, bano)
    hear([amna.id])
    await expect.poll(() => [...apart]).toEqual([amna.id])
    await sights.recheck()
    expect(apart.size).toBe(2)
    expect(told).toEqual([amna.id, bano.id])
    await sights.recheck()
    expect(told, 'nobody is told twice').toHaveLength(2)
    ids.clear()
    await sights.recheck()
    expect(apart.size).toBe(0)
    await unblockAll()
  })

  test('does not matter to a node on which she is not', async () => {
    const { sights, hear } = aNode([chand])
    expect(await database.countQueries(async () => hear([amna.id, bano.id]))).toBe(0)
    expect(await database.countQueries(() => sights.recheck())).toBe(1)
  })
})
