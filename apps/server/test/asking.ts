import type { Command, InputOf, OutputOf } from '@mehfil/shared/contract/command'
import * as z from 'zod/mini'
import type { Db } from '#db/database.ts'
import { people } from '#db/schema/people.ts'
import type { Actor, Context, Feature, Member } from '#platform/handling.ts'
import { newId } from '#platform/id.ts'

export const guest: Actor = { kind: 'guest' }

export const contextOf = (actor: Actor): Context => ({
  actor,
  requestId: 'test',
  address: '127.0.0.1',
  userAgent: 'test',
})

/** Asks a feature as its adapters do: by command, input parsed by the schema, output checked against it. */
export const askingOf =
  (feature: Feature) =>
  async <C extends Command>(command: C, input: InputOf<C>, actor: Actor = guest): Promise<OutputOf<C>> => {
    const route = feature.routes.find(one => one.command.name === command.name)
    if (!route) throw new Error(`${feature.name} does not serve ${command.name}`)
    const output = await route.handle(z.parse(command.input, input) as never, contextOf(actor))
    return z.parse(command.output, output) as OutputOf<C>
  }

/** So many people with accounts, straight in the table. */
export async function somePeople(db: Db, count: number, role: Member['role'] = 'member'): Promise<Member[]> {
  const rows = Array.from({ length: count }, (_, index) => {
    const id = newId()
    return { id, handle: `p${index}_${id.slice(-12)}`, displayName: `Person ${index}`, role }
  })
  await db.insert(people).values(rows)
  return rows.map(({ id, handle }) => ({ kind: 'member', id, handle, role, sessionId: newId() }))
}

export async function aPerson(db: Db, role: Member['role'] = 'member'): Promise<Member> {
  const [person] = await somePeople(db, 1, role)
  return person as Member
}
