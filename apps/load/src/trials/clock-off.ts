import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { TIMES } from '@mehfil/shared/limits'
import type { Thought } from '@mehfil/shared/thought'
import { TEST_PASSWORD } from '@mehfil/testkit/http-session'
import { judge } from './judging.ts'
import { isSomebody, openSessionRows, type SessionRows } from './session-rows.ts'
import { shiftedPrograms } from './shifted-programs.ts'
import { onStage, type TrialStage } from './stage.ts'
import { timeUntil } from './timed.ts'
import { atLeast, atMost, type Figure, none, type Surroundings, type Trial } from './trial.ts'
import { dueOf, startWriting } from './writing.ts'

const DAY_MS = 86_400_000
/** Several rounds of pruning, which a server with a shifted clock does every two seconds. */
const LASTS_MS = 6_000

/** One of two servers is a day ahead, then a day behind. */
export const clockOff: Trial = {
  name: 'clock-off',
  async play(surroundings) {
    return [
      ...(await playWith(surroundings, 'ahead', DAY_MS)),
      ...(await playWith(surroundings, 'behind', -DAY_MS)),
    ]
  },
}

function playWith(given: Surroundings, how: string, byMs: number): Promise<readonly Figure[]> {
  const folder = path.join(given.folder, how)
  mkdirSync(folder)
  const programs = shiftedPrograms(given.programs, folder, byMs)
  return onStage({ ...given, folder }, { nodes: [{}, { programs }], accounts: 4 }, async stage => {
    const rows = await openSessionRows(stage)
    try {
      const figures = await play(stage, rows)
      given.say(`with one server a day ${how}: ${figures.filter(({ isMet }) => !isMet).length} goals missed`)
      return figures.map(figure => ({ ...figure, what: `${how}: ${figure.what}` }))
    } finally {
      await rows.close()
    }
  })
}

async function play(stage: TrialStage, rows: SessionRows): Promise<readonly Figure[]> {
  const { nodes, accounts, topicIds } = stage
  const [right, wrong] = nodes
  const [topicId = ''] = topicIds
  if (!right || !wrong) throw new Error('There are not two servers.')
  for (const [index, account] of accounts.entries()) await stage.enter(account, index % 2 ? right : wrong)
  const logins = [await logInAt(wrong.url), await logInAt(right.url)]
  const cookies = [...accounts, ...logins].map(({ cookie }) => cookie)
  const [offMs = 0] = logins.map(({ serverNow }) => Math.abs(serverNow - Date.now()))
  const before = await rows.count()
  const over = await rows.make(accounts[0]?.user.id ?? '', new Date(Date.now() - 91 * DAY_MS))
  const writing = startWriting({ clients: stage.clients, topicId, rate: 20 })
  await sleep(LASTS_MS)
  writing.stop()
  await timeUntil('what is over is pruned', async () => (await rows.count()) === before, { withinMs: 5_000 })
  const known = await Promise.all(nodes.flatMap(({ url }) => cookies.map(cookie => isSomebody(url, cookie))))
  const ages = await Promise.all(nodes.map(({ url }) => worstAge(url, topicId)))
  return [
    atLeast('its clock is off', offMs / DAY_MS, 0.99, 'days'),
    none('sessions that one of the servers does not know', known.filter(isIn => !isIn).length),
    none('sessions pruned, but the one that was over', before - (await rows.count())),
    none('sessions alive that are over', Number(await isSomebody(wrong.url, over.cookie))),
    // A busy machine writes a little later than a thought was due.
    atMost('the worst error of an age sent', Math.max(...ages), 10, 's'),
    ...(await judge(stage, { 'clock off': 1 }, { acks: 100, deliveries: 400 })),
  ]
}

/** Logs in; the cookie's end says what the server takes for now. */
async function logInAt(url: string): Promise<{ cookie: string; serverNow: number }> {
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ handle: 'reader_1', password: TEST_PASSWORD }),
  })
  const [cookie = '', ...words] = response.headers.getSetCookie()[0]?.split('; ') ?? []
  const expires = words.find(word => word.startsWith('Expires='))?.slice('Expires='.length) ?? ''
  return { cookie, serverNow: Date.parse(expires) - TIMES.sessionAbsolute }
}

/** Seconds between when a thought was due and when it is said to have been written. */
async function worstAge(url: string, topicId: string): Promise<number> {
  const response = await fetch(`${url}/api/topics/${topicId}/thoughts?limit=100`)
  const { thoughts } = (await response.json()) as { thoughts: Thought[] }
  const errors = thoughts.map(({ createdAt, body }) => Math.abs(Date.parse(createdAt) - (dueOf(body) ?? 0)))
  return Math.max(...errors) / 1_000
}
