import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, statSync } from 'node:fs'
import type { Layout } from './layout.ts'

/** Not the server's own environment: a PGPORT or PGOPTIONS meant for somebody else would reach Postgres. */
export const plainEnvironment = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' }

/** How to start the launcher so that Postgres, which refuses to run as root, accepts whoever it runs as. */
export interface Identity {
  prefix: string[]
  uid?: number
  gid?: number
}

/** Inside, we are nobody; outside, still the owner of the files: works in a checkout that only root may read. */
const asNobody = ['unshare', '--user', '--map-user=65534', '--map-group=65534']

const canUnshare = () => {
  const [command = '', ...args] = asNobody
  return spawnSync(command, [...args, 'true'], { env: plainEnvironment, stdio: 'ignore' }).status === 0
}

const idOf = (flag: '-u' | '-g') =>
  Number(execFileSync('id', [flag, 'postgres'], { env: plainEnvironment, encoding: 'utf8', stdio: 'pipe' }))

const postgresUser = () => {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    execFileSync('useradd', ['--system', '--user-group', 'postgres'], {
      env: plainEnvironment,
      stdio: 'ignore',
    })
    return { uid: idOf('-u'), gid: idOf('-g') }
  }
}

/**
 * Chosen once per data folder, and visible as its owner: root's own through a user namespace, another user's as
 * that user. Mixing the two would leave files that one of them cannot read.
 */
export const identityFor = (layout: Layout): Identity => {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const owner = statSync(layout.home)
  if (owner.uid !== 0) return { prefix: [], uid: owner.uid, gid: owner.gid }
  if (canUnshare()) return { prefix: asNobody }
  if (existsSync(layout.cluster)) {
    throw new Error(
      `${layout.home} belongs to root, as whom Postgres does not run, and this system no longer allows user ` +
        `namespaces (unshare --user). Run "chown -R postgres ${layout.home}" or set DATABASE_URL.`,
    )
  }
  const user = postgresUser()
  chownSync(layout.home, user.uid, user.gid)
  // That user has to get through the data folder, which is root's; not see what else is in it.
  chmodSync(layout.dataDir, 0o711)
  return { prefix: [], ...user }
}
