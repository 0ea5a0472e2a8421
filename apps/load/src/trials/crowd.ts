import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { CrowdQuestion, CrowdReport, CrowdView, Entrance } from './crowd-messages.ts'

export type Crowd = {
  /** How many are connected, and show the topic up to this revision. */
  look(rev: number): Promise<CrowdView>
  /** `since` in ms since 1970: thoughts that were due earlier are not counted as late. */
  report(since: number): Promise<CrowdReport>
  leave(): Promise<void>
}

/** Lets readers come, in a process of their own; resolves when all of them are in. */
export async function bringCrowd(entrance: Entrance): Promise<Crowd> {
  const child = fork(new URL('./crowd-process.ts', import.meta.url))
  const exited = once(child, 'exit')

  async function ask<Answer>(question: CrowdQuestion): Promise<Answer> {
    child.send(question)
    const gone = exited.then(() => {
      throw new Error('The process of the readers ended.')
    })
    const [{ told, error }] = (await Promise.race([once(child, 'message'), gone])) as [
      { told?: Answer; error?: string },
    ]
    if (told === undefined) throw new Error(error)
    return told
  }

  async function leave() {
    if (child.connected) child.disconnect()
    await exited
  }

  try {
    await ask<CrowdView>({ kind: 'enter', entrance })
  } catch (error) {
    await leave()
    throw error
  }
  return {
    look: rev => ask<CrowdView>({ kind: 'look', rev }),
    report: since => ask<CrowdReport>({ kind: 'report', since }),
    leave,
  }
}
