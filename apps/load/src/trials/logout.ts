import { setTimeout as sleep } from 'node:timers/promises'
import { isConnected } from './judging.ts'
import { playRaces } from './session-races.ts'
import { act, openSessionRows, type SessionRows } from './session-rows.ts'
import { onStage, type StageNode, type TrialStage } from './stage.ts'
import { timeUntil } from './timed.ts'
import { none, type Trial, within } from './trial.ts'

const WITH_REDIS = 12
/** Ended one after the other over a little more than the time between two looks of a server at its sessions. */
const WITHOUT_REDIS = 32
const APART_MS = 500

/** Sessions end on one server while their sockets are open on another. */
export const logout: Trial = {
  name: 'logout',
  play: surroundings =>
    onStage(surroundings, { nodes: [{}, {}], accounts: 1, withRedis: true }, async stage => {
      const [here, there] = stage.nodes
      if (!here || !there) throw new Error('There are not two servers.')
      const rows = await openSessionRows(stage)
      try {
        const quick = await endSessions(stage, rows, WITH_REDIS, 50)
        surroundings.say(`${quick.length} sessions were ended; now requests race with their revoking`)
        const races = await playRaces(stage, rows)
        surroundings.say(`${races.count} races; now Redis is killed`)
        await stage.redis.kill()
        const slow = await endSessions(stage, rows, WITHOUT_REDIS, APART_MS)
        return [
          within(
            `with Redis: the slowest of ${quick.length} sockets to be closed`,
            Math.max(...quick),
            1_000,
          ),
          within(`Redis dead: the slowest of ${slow.length} sockets`, Math.max(...slow), 15_000),
          none(`sessions that outlived ${races.count} races of requests and revoking`, races.survivors),
          none('sockets of members that were left after opening while being revoked', races.sockets),
          none('server processes that ended by themselves', crashesOf(stage.nodes)),
        ]
      } finally {
        await rows.close()
      }
    }),
}

const crashesOf = (nodes: readonly StageNode[]) =>
  nodes.reduce((sum, { process }) => sum + process.crashes.length, 0)

/** How long each open socket outlived its session, in ms. Half are ended from another place, half log out elsewhere. */
async function endSessions(stage: TrialStage, rows: SessionRows, count: number, apartMs: number) {
  const [here, there] = stage.nodes as [StageNode, StageNode]
  const [account] = stage.accounts
  if (!account) throw new Error('There is no account.')
  const devices = []
  for (let number = 0; number < count; number++) {
    const session = await rows.make(account.user.id)
    const client = await stage.enter({ ...account, cookie: session.cookie }, there)
    await timeUntil('connected', () => isConnected(client), { withinMs: 10_000 })
    devices.push({ session, client })
  }
  const ending = devices.map(async ({ session, client }, number) => {
    await sleep(number * apartMs)
    const since = performance.now()
    if (number % 2 === 0) await act(here.url, account.cookie, 'DELETE', `/api/sessions/${session.publicId}`)
    else await act(here.url, session.cookie, 'POST', '/api/auth/logout')
    const isEnded = () => client.client().connection.get().kind === 'ended'
    return await timeUntil('its socket is closed', isEnded, { since, withinMs: 40_000 })
  })
  return await Promise.all(ending)
}
