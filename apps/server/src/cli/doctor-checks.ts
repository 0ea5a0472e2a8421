import { existsSync } from 'node:fs'
import { access, constants, statfs } from 'node:fs/promises'
import path from 'node:path'
import { foldText } from '@mehfil/shared/fold'
import type { Pool } from 'pg'
import type { Config } from '#config.ts'
import { judgeBudget, readBudget } from '#db/budget.ts'
import { readMigrations } from '#db/migration-state.ts'

export interface Finding {
  what: string
  state: 'ok' | 'warning' | 'fault'
  detail: string
}

const ok = (what: string, detail: string): Finding => ({ what, state: 'ok', detail })
const warning = (what: string, detail: string): Finding => ({ what, state: 'warning', detail })
const fault = (what: string, detail: string): Finding => ({ what, state: 'fault', detail })

export const checkNode = (version: string): Finding => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  const isEnough = major > 20 || (major === 20 && minor >= 19)
  return isEnough ? ok('Node', version) : fault('Node', `${version} is too old; 20.19 or newer is needed`)
}

const GIB = 1024 ** 3

/** The nearest folder that is there: the data folder may still have to be made. */
const existing = (folder: string): string => (existsSync(folder) ? folder : existing(path.dirname(folder)))

export const checkDataFolder = async ({ dataDir }: Config): Promise<Finding> => {
  const folder = existing(path.resolve(dataDir))
  try {
    await access(folder, constants.W_OK)
  } catch {
    return fault('Data folder', `${folder} cannot be written to`)
  }
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const detail = `${path.resolve(dataDir)}, ${(free / GIB).toFixed(1)} GiB free`
  if (free < GIB / 4) return fault('Data folder', `${detail}: too little to go on`)
  return free < 2 * GIB ? warning('Data folder', `${detail}: soon full`) : ok('Data folder', detail)
}

export const checkDatabase = async (pool: Pool): Promise<Finding> => {
  const started = performance.now()
  const { rows } = await pool.query<{ version: string; number: number; encoding: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            current_setting('server_encoding') as encoding`,
  )
  const { version = '?', number = 0, encoding = '?' } = rows[0] ?? {}
  const detail = `Postgres ${version}, ${encoding}, answers in ${Math.round(performance.now() - started)} ms`
  if (encoding !== 'UTF8') return fault('Database', `${detail}; the encoding has to be UTF8`)
  return number < 160_000 ? warning('Database', `${detail}; tried with 18 only`) : ok('Database', detail)
}

export const checkMigrations = async (pool: Pool, folder: string): Promise<Finding> => {
  const { applied, pending } = await readMigrations(pool, folder)
  const detail = `${applied} migrations applied, ${pending} pending`
  return pending > 0 ? warning('Schema', `${detail}; the next start applies them`) : ok('Schema', detail)
}

export const checkBudget = async (pool: Pool, { databasePoolMax }: Config): Promise<Finding> => {
  const budget = await readBudget(pool, databasePoolMax)
  const judged = judgeBudget(budget)
  if (judged.fault) return fault('Connections', judged.fault)
  if (judged.warning) return warning('Connections', judged.warning)
  return ok('Connections', `up to ${budget.poolMax} of ${budget.available}`)
}

/** The same words in two spellings: what the database is given is folded, and it has to find it whatever its locale is. */
const SPELLINGS = {
  Urdu: ['محفل', 'مَحْفِل'],
  Hindi: ['महफ़िल', 'महफिल'],
  Bengali: ['মাহফিল', 'মাহ\u200Cফিল'],
} as const

/** Needs neither extension nor dictionary; asked all the same, because only a database can say what it does. */
export const checkSearch = async (pool: Pool): Promise<Finding> => {
  const deaf: string[] = []
  for (const [name, [written, sought]] of Object.entries(SPELLINGS)) {
    const { rows } = await pool.query<{ found: boolean }>(
      `select strpos($1, $2) > 0 and array_to_tsvector(string_to_array(btrim($1), ' ')) @@ $3::tsquery as found`,
      [foldText(written), foldText(sought).trimEnd(), `'${foldText(sought).trim()}':*`],
    )
    if (!rows[0]?.found) deaf.push(name)
  }
  if (deaf.length > 0) return fault('Search', `finds no words in ${deaf.join(', ')}`)
  const known = await pool.query<{ known: boolean }>(
    `select to_regclass('search_progress') is not null as known`,
  )
  if (!known.rows[0]?.known) return warning('Search', 'comes with the next start')
  const { rows } = await pool.query<{ left: number }>(
    `select coalesce(sum(head.rev - coalesce(done.rev, 0)), 0)::float8 as left
     from topic_heads head left join search_progress done on done.topic_id = head.topic_id and done.epoch = head.epoch`,
  )
  const left = rows[0]?.left ?? 0
  const detail = `finds words in ${Object.keys(SPELLINGS).join(', ')}`
  return left > 2_000
    ? warning('Search', `${detail}; ${left} changes are still to be read`)
    : ok('Search', detail)
}
