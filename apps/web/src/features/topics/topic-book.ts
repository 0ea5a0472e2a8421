import type { FeedClient } from '@mehfil/client/feed-client'
import type { Readable } from '@mehfil/client/ports'
import { getTopic, listTopics } from '@mehfil/shared/contract/topics'
import { LIMITS } from '@mehfil/shared/limits'
import type { Topic } from '@mehfil/shared/topic'
import { type Problem, problemOf } from '#lib/failure.ts'
import { createStore } from '#lib/store.ts'
import { signOf, type TopicSign } from './topic-sign.ts'

/** A topic as known here. `missing` is the server's word that there is none. */
export type KnownTopic =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly topic: Topic }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly problem: Problem }

const LOADING: KnownTopic = { kind: 'loading' }
const MISSING: KnownTopic = { kind: 'missing' }

export type TopicBook = Readable<number> & {
  /** By id or slug; what the member's own list says is newer than what was read once. */
  find(ref: string): KnownTopic
  /** What cards say of a topic, by its id: the same object until it says something else. */
  sign(id: string): TopicSign | undefined
  /** Asks the server if it is not known yet. */
  want(ref: string): void
  /** Asks again, known or not. */
  load(ref: string): Promise<void>
  /** The topics with most members. */
  loadPopular(): Promise<void>
  readonly popular: Readable<readonly string[]>
  put(topics: readonly Topic[]): void
}

/** Every topic met so far. A number that grows tells of changes. */
export function createTopicBook(client: Pick<FeedClient, 'call' | 'topics'>): TopicBook {
  const entries = new Map<string, KnownTopic>()
  const signs = new Map<string, TopicSign>()
  const popular = createStore<readonly string[]>([])
  const version = createStore(0)
  let reading: Promise<void> | undefined
  const changed = () => version.set(version.get() + 1)

  client.topics.joined.subscribe(() => put(client.topics.joined.get()))

  function put(topics: readonly Topic[]): void {
    for (const topic of topics) {
      const known: KnownTopic = { kind: 'known', topic }
      entries.set(topic.id, known)
      entries.set(topic.slug, known)
      signs.set(topic.id, signOf(topic, signs.get(topic.id)))
    }
    if (topics.length > 0) changed()
  }

  async function load(ref: string): Promise<void> {
    if (entries.get(ref)?.kind !== 'known') entries.set(ref, LOADING)
    try {
      put([(await client.call(getTopic, { topicId: ref })).topic])
    } catch (error) {
      const problem = problemOf(error)
      const isMissing = problem.code === 'not-found' || problem.code === 'invalid'
      // Of an earlier visit a list may be kept that has it.
      if (problem.code === 'unavailable') await loadPopular().catch(() => undefined)
      if (entries.get(ref)?.kind !== 'known' || isMissing) {
        entries.set(ref, isMissing ? MISSING : { kind: 'failed', problem })
        changed()
      }
    }
  }

  async function readPopular(): Promise<void> {
    const { topics } = await client.call(listTopics, { limit: LIMITS.popularTopics })
    put(topics)
    popular.set(topics.map(({ id }) => id))
  }

  /** Page and margin ask at the same time. */
  function loadPopular(): Promise<void> {
    reading ??= readPopular().finally(() => {
      reading = undefined
    })
    return reading
  }

  return {
    get: version.get,
    subscribe: version.subscribe,
    find: ref => entries.get(ref) ?? LOADING,
    sign: id => signs.get(id),
    want(ref) {
      if (!entries.has(ref)) void load(ref)
    },
    load,
    loadPopular,
    popular,
    put,
  }
}
