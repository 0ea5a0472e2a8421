import { createClientId } from '@mehfil/client/client-id'
import type { TrialStage } from './stage.ts'

/** Requests under way at a time: enough to share commits, few enough for one machine. */
const AT_ONCE = 50

type Written = { id: string; rev: number }

/** Runs so many acts, some at a time; gives how many of them were answered well. */
async function inTurns(count: number, act: (number: number) => Promise<boolean>): Promise<number> {
  let next = 0
  let good = 0
  const run = async () => {
    while (next < count) if (await act(next++)) good++
  }
  await Promise.all(Array.from({ length: AT_ONCE }, run))
  return good
}

function hand({ accounts, topicIds }: TrialStage) {
  const [{ session } = { session: undefined }] = accounts
  if (!session) throw new Error('Nobody is there to write.')
  const written: Written[] = []
  return {
    written,
    async post(number: number) {
      const thought = { clientId: createClientId(Date.now()), body: `Written while away, ${number}` }
      const { status, body } = await session.ask<{ thought: Written }>(
        'POST',
        `/api/topics/${topicIds[0]}/thoughts`,
        thought,
      )
      if (status === 201) written.push(body.thought)
      return status === 201
    },
    async change(method: 'PATCH' | 'DELETE', { id, rev }: Written) {
      const body = method === 'PATCH' ? { body: `Changed while away, ${rev}`, rev } : undefined
      return (await session.ask(method, `/api/thoughts/${id}`, body)).status === 200
    },
  }
}

/** Fills the topic; gives how many were written. */
export const writeMany = async (stage: TrialStage, count: number) => await inTurns(count, hand(stage).post)

/** Four fifths new thoughts, the rest edits and deletions of these; gives how many changes were made. */
export async function changeMuch(stage: TrialStage, count: number): Promise<number> {
  const { post, change, written } = hand(stage)
  const posts = Math.ceil(count * 0.8)
  const posted = await inTurns(posts, post)
  const changed = await inTurns(count - posts, async number => {
    const thought = written[number]
    return thought !== undefined && (await change(number % 5 === 0 ? 'DELETE' : 'PATCH', thought))
  })
  return posted + changed
}
