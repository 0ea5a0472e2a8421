import { setTimeout as sleep } from 'node:timers/promises'
import { socketLines } from '@mehfil/client/socket'
import { act, isSomebody, type SessionRows } from './session-rows.ts'
import type { StageNode, TrialStage } from './stage.ts'
import { timeUntil } from './timed.ts'

const RACES = 1_000
const AT_ONCE = 10
/** Of the races, so many are with sockets that are being opened as well. */
const WITH_SOCKETS = 200

/** Requests on one server while all sessions but one are revoked on the other, at a random moment of it. */
export async function playRaces({ nodes, accounts }: TrialStage, rows: SessionRows) {
  const [here, there] = nodes as [StageNode, StageNode]
  const [account] = accounts
  if (!account) throw new Error('There is no account.')
  let survivors = 0
  for (let race = 0; race < RACES; race += AT_ONCE) {
    const others = await Promise.all(Array.from({ length: AT_ONCE }, () => rows.make(account.user.id)))
    const opened = race < WITH_SOCKETS ? others.map(({ cookie }) => open(there.url, cookie)) : []
    await Promise.all([
      ...others.flatMap(({ cookie }) => Array.from({ length: 3 }, () => isSomebody(there.url, cookie))),
      sleep(Math.random() * 20).then(() => act(here.url, account.cookie, 'DELETE', '/api/sessions')),
    ])
    const alive = await Promise.all(others.map(({ cookie }) => isSomebody(there.url, cookie)))
    survivors += alive.filter(isIn => isIn).length
    // A socket that came after the end of its session belongs to a guest: it may stay until its own end.
    await Promise.all(opened)
  }
  const left = async () => (await memberSockets(there.url)) === 0
  await timeUntil('no socket of a member is left', left, { withinMs: 1_000 })
  return { count: RACES, survivors, sockets: await memberSockets(there.url) }
}

/** Resolves when the line has opened, was refused or was closed. */
const open = (url: string, cookie: string) =>
  new Promise<void>(resolve => {
    socketLines(
      url,
      cookie,
    )({ handleOpen: resolve, handleClose: () => resolve(), handleEvent: () => undefined })
  })

async function memberSockets(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(text.match(/^mehfil_connections\{kind="member"\} (\d+)$/m)?.[1])
}
