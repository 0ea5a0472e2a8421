import type { Command, OutputOf } from '@mehfil/shared/contract/command'
import type { People, Person, Relation } from '@mehfil/shared/person'
import type { Thought, Viewer } from '@mehfil/shared/thought'
import type { Connection } from './connection.ts'
import type { BookmarkLessons, CancellableCall } from './feed-context.ts'
import type { HttpCall } from './http.ts'
import type { PeopleDirectory } from './people.ts'
import type { RelationLessons } from './relations.ts'

export type CallParts = {
  readonly connection: Connection
  readonly http: HttpCall
  readonly people: PeopleDirectory
  readonly bookmarks: BookmarkLessons
  readonly relations: RelationLessons
}

/**
 * Asks over the socket when it is open and the command has that form, else over HTTP; remembers whom the answers name,
 * and what they say that the asker keeps and how she stands to others.
 */
export function createCall({ connection, http, people, bookmarks, relations }: CallParts): CancellableCall {
  return async (command, input, signal) => {
    const asked = { bookmarks: bookmarks.moment(), relations: relations.moment() }
    const output = (await ask(command, input, signal)) as OutputOf<typeof command>
    learnFrom(output as Telling, asked)
    return output
  }

  async function ask(command: Command, input: unknown, signal?: AbortSignal): Promise<unknown> {
    if (!command.socket || !connection.isUp()) return http(command, input, signal)
    try {
      return await connection.request(command.name, input)
    } catch (error) {
      // The line broke. A question may be asked twice; what writes is left to the caller, who knows whether that is
      // safe (D2).
      if (command.http?.method !== 'GET' || connection.isUp()) throw error
      return http(command, input, signal)
    }
  }

  function learnFrom(
    { people: named = {}, user, person, viewer, thought, thoughts }: Telling,
    asked: Moments,
  ) {
    people.learn(named)
    for (const one of [user, person]) if (one) people.learn({ [one.id]: one })
    if (viewer) bookmarks.learn(viewer, thoughts ?? (thought ? [thought] : []), asked.bookmarks)
    if (person?.relation) relations.learn(person.id, person.relation, asked.relations)
  }
}

type Moments = { readonly bookmarks: number; readonly relations: number }

type Telling = {
  people?: People
  user?: Person
  person?: Person & { relation?: Relation | null }
  viewer?: Viewer
  thought?: Thought
  thoughts?: readonly Thought[]
}
