import { createClientId } from '@mehfil/client/client-id'
import { startOpenLoop } from '../members/open-loop.ts'
import type { TrialStage } from './stage.ts'

const RATE = 10
/** One grapheme of 25 bytes: as heavy as people's thoughts get. */
const FAMILY = '👨‍👩‍👧‍👦'
const LETTERS = 1_200

/**
 * Writes 300 KB a second into the second topic, which one reader holds and the crowd does not: what she does
 * not take fills every buffer on the way and stays with the server, while it costs the others nothing.
 */
export function startFlood({ accounts, topicIds }: TrialStage): { stop(): void } {
  const session = accounts.at(-1)?.session
  const path = `/api/topics/${topicIds[1]}/thoughts`
  return startOpenLoop(RATE, () => {
    const thought = { clientId: createClientId(Date.now()), body: FAMILY.repeat(LETTERS) }
    // One that is not written is not missed.
    session?.ask('POST', path, thought).catch(() => undefined)
  })
}
