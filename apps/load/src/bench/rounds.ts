import { type Usage, voidReasonOf } from './usage.ts'

export type Round<Value> = {
  readonly side: string
  readonly value: Value
  readonly usage: Usage
  /** Why it shows nothing. */
  readonly void: string | undefined
}

export type Play<Value> = () => Promise<{ readonly value: Value; readonly usage: Usage }>

export type Effort = {
  readonly rounds: number
  /** How long a round is measured. */
  readonly seconds: number
  /** Void rounds count as well. */
  readonly noisy: boolean
  say(line: string): void
}

/** A void round is played again so often, before it is left at that. */
const AGAIN = 2

/**
 * Plays all sides in turn, every other time in the opposite order: what drifts on a machine meets each side alike.
 * Answers all rounds, the void ones among them.
 */
export async function playRounds<Value>(
  sides: ReadonlyMap<string, Play<Value>>,
  options: Pick<Effort, 'rounds' | 'noisy' | 'say'>,
): Promise<readonly Round<Value>[]> {
  const played: Round<Value>[] = []
  for (let number = 1; number <= options.rounds; number++) {
    const order = number % 2 === 1 ? [...sides] : [...sides].reverse()
    for (const [side, play] of order) {
      for (let left = AGAIN; left >= 0; left--) {
        const { value, usage } = await play()
        const reason = voidReasonOf(usage)
        played.push({ side, value, usage, void: options.noisy ? undefined : reason })
        options.say(`${number}/${options.rounds} ${side}${reason ? ` (${reason})` : ''}`)
        if (options.noisy || !reason) break
      }
    }
  }
  return played
}
