import type { Command, InputOf, OutputOf } from '@mehfil/shared/contract/command'
import type { ReadPlace } from '@mehfil/shared/read-place'
import type { Thought, Viewer } from '@mehfil/shared/thought'
import type { FeedCache } from './feed-cache.ts'
import type { PeopleDirectory } from './people.ts'
import type { Clock } from './ports.ts'
import type { Batch } from './readable.ts'

export type Call = <C extends Command>(command: C, input: InputOf<C>) => Promise<OutputOf<C>>

/** The signal ends the way over HTTP; whatever was asked may have happened all the same. */
export type CancellableCall = <C extends Command>(
  command: C,
  input: InputOf<C>,
  signal?: AbortSignal,
) => Promise<OutputOf<C>>

/** What answers teach of what their asker keeps. */
export type BookmarkLessons = {
  /** Where the count of changes stands; to be noted when something is asked for. */
  moment(): number
  /** Takes what an answer, asked for at that moment, says of these thoughts; what changed since is newer than it. */
  learn(news: Pick<Viewer, 'bookmarked'>, thoughts: readonly Pick<Thought, 'id'>[], asked: number): void
}

/** What a feed needs of the client around it. */
export type FeedContext = {
  readonly topicId: string
  readonly call: Call
  readonly clock: Clock
  readonly random: () => number
  readonly batch: Batch
  readonly people: PeopleDirectory
  readonly bookmarks: BookmarkLessons & {
    /** Whether she keeps it. */
    has(thoughtId: string): boolean
  }
  isUp(): boolean
  isMember(): boolean
  /** Undefined for a guest. */
  userId(): string | undefined
  readonly cache: FeedCache
  /** What the topic shows from now on: the outbox looks for its own among them. */
  handleShown(thoughts: readonly Thought[]): void
  handleRead(topicId: string, read: ReadPlace): void
  /** Somebody does not look at the topic any more. */
  handleRelease(): void
}
