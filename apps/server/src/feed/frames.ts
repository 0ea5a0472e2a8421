import type { Changes } from '@mehfil/shared/changes'
import type { People } from '@mehfil/shared/person'
import type { Thought } from '@mehfil/shared/thought'

/** Joins frames that follow each other into one: each thought once, in its newest state. */
export function joinFrames(frames: readonly Changes[]): Changes | undefined {
  const [first] = frames
  const last = frames.at(-1)
  if (!first || !last || first === last) return first
  const thoughts = new Map<string, Thought>()
  const people: People = {}
  for (const frame of frames) {
    for (const thought of frame.thoughts) thoughts.set(thought.id, thought)
    Object.assign(people, frame.people)
  }
  return { ...last, from: first.from, thoughts: [...thoughts.values()], people }
}

/** The last frames of one topic, each continuing the one before; catch-ups are answered from here. */
export class FrameRing {
  readonly #frames: Changes[] = []
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  push(frame: Changes): void {
    const last = this.#frames.at(-1)
    if (last && (last.epoch !== frame.epoch || last.to !== frame.from)) this.#frames.length = 0
    this.#frames.push(frame)
    if (this.#frames.length > this.#size) this.#frames.shift()
  }

  /** Everything after `rev` as one frame; undefined when the ring does not reach back so far. */
  since(epoch: string, rev: number): Changes | undefined {
    const start = this.#frames.findIndex(frame => frame.to > rev)
    const first = this.#frames[start]
    if (!first || first.epoch !== epoch || first.from > rev) return undefined
    return joinFrames(this.#frames.slice(start))
  }
}
