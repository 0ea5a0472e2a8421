import { type Command, CommandFailed } from './command.ts'
import {
  checkBudget,
  checkDatabase,
  checkDataFolder,
  checkMigrations,
  checkNode,
  checkSearch,
  type Finding,
} from './doctor-checks.ts'

const SIGNS = { ok: 'ok     ', warning: 'WARNING', fault: 'FAULT  ' }

/** A check that cannot even be made is a fault as well. */
const made = async (what: string, check: Promise<Finding>): Promise<Finding> =>
  await check.catch((error: Error) => ({ what, state: 'fault', detail: error.message || String(error) }))

export const doctor: Command = {
  name: 'doctor',
  summary: 'Look whether everything that Mehfil needs is there and fits together',
  usage: '',
  details: ['Changes nothing. Exit code 1 when there is a fault; warnings alone are none.'],
  options: {},
  positionals: 0,
  run: async ({ config, withDatabase, migrations, print }) => {
    const findings = [checkNode(process.version), await made('Data folder', checkDataFolder(config))]
    const look = withDatabase(
      async ({ pool }) => {
        findings.push(await made('Database', checkDatabase(pool)))
        findings.push(await made('Schema', checkMigrations(pool, migrations)))
        findings.push(await made('Connections', checkBudget(pool, config)))
        findings.push(await made('Search', checkSearch(pool)))
      },
      { asItIs: true },
    )
    await look.catch((error: Error) => {
      findings.push({ what: 'Database', state: 'fault', detail: error.message || String(error) })
    })
    const faults = findings.filter(({ state }) => state === 'fault').length
    print(
      { ok: faults === 0, findings },
      ...findings.map(({ what, state, detail }) => `${SIGNS[state]}  ${what.padEnd(12)} ${detail}`),
    )
    if (faults > 0) throw new CommandFailed(`${faults} of ${findings.length} checks found a fault.`)
  },
}
