import { spawnSync } from 'node:child_process'
import { installOnDebian, isDebianRoot } from './lib/debian.mjs'

const PROGRAM = 'nginx'

const isInstalled = () => spawnSync(PROGRAM, ['-v']).status === 0

/**
 * Finds an nginx for the runs with several servers, or installs Debian's where that is possible without asking. Each
 * run starts its own, with a configuration of its own: nothing is done to one that runs already.
 * @returns {Promise<{ missing?: string }>}
 */
export const ensureNginx = async () => {
  if (isInstalled()) return {}
  const advice = 'install nginx (on Debian: apt-get install nginx-light)'
  if (!isDebianRoot()) return { missing: `no nginx was found; ${advice}` }
  const output = await installOnDebian('nginx', ['nginx-light'])
  return isInstalled() ? {} : { missing: `nginx could not be installed; ${advice}\n${output.slice(-2000)}` }
}
