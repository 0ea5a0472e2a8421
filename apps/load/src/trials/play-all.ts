import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Figure, Surroundings, Trial } from './trial.ts'

export type Played = {
  readonly trial: string
  readonly seconds: number
  readonly figures: readonly Figure[]
  /** Why it could not be played to its end. */
  readonly error?: string
}

/** One after the other, each in a folder of its own; one that fails does not keep the others from being played. */
export async function playAll(
  trials: readonly Trial[],
  { folder, say, ...rest }: Surroundings,
): Promise<Played[]> {
  const played: Played[] = []
  for (const { name, play } of trials) {
    const own = path.join(folder, name)
    mkdirSync(own)
    const started = performance.now()
    const lap = () => Math.round((performance.now() - started) / 1_000)
    const tell = (line: string) => say(`${name} ${lap()} s: ${line}`)
    const outcome = await play({ ...rest, folder: own, say: tell }).then(
      figures => ({ figures }),
      (error: Error) => ({ figures: [], error: error.message }),
    )
    for (const { what, seen, isMet } of outcome.figures) tell(`${isMet ? 'ok' : 'MISSED'}, ${what}: ${seen}`)
    tell('error' in outcome ? `could not be played: ${outcome.error}` : 'over')
    played.push({ trial: name, seconds: lap(), ...outcome })
  }
  return played
}
