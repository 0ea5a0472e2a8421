import type { ParsedOf } from '@mehfil/shared/contract/command'
import type { search } from '@mehfil/shared/contract/search'
import { Failure, notFound, unreachable } from '@mehfil/shared/errors'
import { fold } from '@mehfil/shared/fold'
import { LIMITS } from '@mehfil/shared/limits'
import type { Found, PeopleFound, ThoughtsFound, TopicsFound } from '@mehfil/shared/search'
import { findSpans, isMet, type Span } from '@mehfil/shared/search-matches'
import { type Question, readQuestion } from '@mehfil/shared/search-question'
import type { Thought, Viewer } from '@mehfil/shared/thought'
import type { Db } from '#db/database.ts'
import { pageOf } from '#db/keyset.ts'
import { findTopicId } from '#db/topic-ref.ts'
import type { Sight } from '#feed/sight.ts'
import type { Sights } from '#feed/sights.ts'
import { readAuthored } from '#feed/thought-rows.ts'
import { veilHead } from '#feed/veil.ts'
import type { Actor } from '#platform/handling.ts'
import type { Scope } from './conditions.store.ts'
import type { DirectorySearch } from './directory.store.ts'
import type { thoughtsSearch } from './found-thoughts.store.ts'
import { places } from './search.places.ts'

export type SearchDeps = {
  db: Db
  sights: Pick<Sights, 'through'>
  inThoughts: ReturnType<typeof thoughtsSearch>
  directory: DirectorySearch
  viewerOf(actor: Actor, shown: readonly Thought[]): Promise<Viewer>
}

/** Who asks, and whom she sees. */
type Asking = { actor: Actor; sight: Sight }

type Input = ParsedOf<typeof search>

/** Everybody sees all topics, so what is found needs no permission of its own but that to read. */
export function searchService({ db, sights, inThoughts, directory, viewerOf }: SearchDeps) {
  async function scopeOf(
    { topic, person, from, to, picture }: Input,
    { apart, hidden }: Sight,
  ): Promise<Scope> {
    const [topicId, authorId] = await Promise.all([
      topic === undefined ? undefined : findTopicId(db, topic),
      person === undefined ? undefined : directory.personId(person),
    ])
    if (topic !== undefined && topicId === undefined) throw notFound('topic')
    const isUnseen = authorId === undefined || apart.has(authorId)
    if (person !== undefined && isUnseen) throw notFound('person')
    return {
      topicId,
      authorId,
      hidden,
      from: from === undefined ? undefined : Date.parse(from),
      to: to === undefined ? undefined : Date.parse(to),
      hasPicture: picture === undefined ? undefined : picture === 'yes',
    }
  }

  async function findThoughts(
    question: Question,
    input: Input,
    { actor, sight }: Asking,
  ): Promise<ThoughtsFound> {
    const { limit, cursor } = input
    const after = cursor === undefined ? undefined : places.thought(cursor)
    const scope = await scopeOf(input, sight)
    const rows = await inThoughts.find({ question, scope, after, limit: limit + 1 })
    const { page, last } = pageOf(rows, limit)
    const ids = page.map(({ id }) => id)
    const authored = await readAuthored(db, ids)
    const byId = new Map(authored.thoughts.map(thought => [thought.id, thought]))
    const spans: ThoughtsFound['spans'] = {}
    const shown = ids.flatMap(id => {
      const thought = byId.get(id)
      const found = thought && spansOf(question, thought)
      if (!found) return []
      spans[id] = found
      return thought
    })
    return {
      kind: 'thoughts',
      thoughts: shown,
      people: authored.people,
      viewer: await viewerOf(actor, shown),
      spans,
      next: last ? places.ofThought(last) : null,
    }
  }

  async function findPeople(
    question: Question,
    { limit, cursor }: Input,
    { sight: { apart } }: Asking,
  ): Promise<PeopleFound> {
    const after = cursor === undefined ? undefined : places.person(cursor)
    const rows = await directory.people(question, { limit: limit + 1, after, unseen: apart })
    const { page, last } = pageOf(rows, limit)
    return {
      kind: 'people',
      found: page.map(({ person, bio }) => ({
        person,
        bio,
        spans: {
          handle: findSpans(question, person.handle),
          displayName: findSpans(question, person.displayName),
        },
      })),
      next: last ? places.ofPerson({ rank: last.rank, handle: last.person.handle }) : null,
    }
  }

  async function findTopics(
    question: Question,
    { limit, cursor }: Input,
    { actor, sight }: Asking,
  ): Promise<TopicsFound> {
    const after = cursor === undefined ? undefined : places.topic(cursor)
    const asking = actor.kind === 'member' ? actor.id : null
    const rows = await directory.topics(question, asking, { limit: limit + 1, after })
    const { page, last } = pageOf(rows, limit)
    const found = (text: string) => findSpans(question, text)
    return {
      kind: 'topics',
      found: page.map(({ topic }) => ({
        topic: veilHead(sight, topic),
        spans: {
          slug: found(topic.slug),
          name: found(topic.name),
          description: found(topic.description),
        },
      })),
      next: last ? places.ofTopic({ rank: last.rank, ...last.topic }) : null,
    }
  }

  return {
    find: (input: Input, actor: Actor): Promise<Found> =>
      sights.through(actor, sight => find(input, { actor, sight })),
  }

  async function find(input: Input, asking: Asking): Promise<Found> {
    const question = questionFrom(input)
    switch (input.kind) {
      case 'thoughts':
        return await findThoughts(question, input, asking)
      case 'people':
        return await findPeople(question, input, asking)
      case 'topics':
        return await findTopics(question, input, asking)
      default:
        return unreachable(input.kind)
    }
  }
}

/** Undefined for what was edited or erased a moment ago: it is not shown for what it was before. */
function spansOf(question: Question, { body }: Thought): Span[] | undefined {
  const folded = fold(body ?? '')
  return body !== null && isMet(question, folded.text) ? findSpans(question, body, folded) : undefined
}

const OF_THOUGHTS = ['topic', 'person', 'from', 'to', 'picture'] as const

function questionFrom(input: Input): Question {
  const question = readQuestion(input.q)
  const refuse = (message: string, field = 'q') => new Failure('invalid', message, { field })
  if (question.terms.length === 0) {
    throw refuse(question.excluded.length > 0 ? 'Say what to look for, too.' : 'Give a word to look for.')
  }
  if (question.terms.length + question.excluded.length > LIMITS.questionTerms) {
    throw refuse(`Look for at most ${LIMITS.questionTerms} words at a time.`)
  }
  const narrowed = OF_THOUGHTS.find(field => input[field] !== undefined)
  if (input.kind !== 'thoughts' && narrowed) throw refuse('Only thoughts can be narrowed down so.', narrowed)
  return question
}
