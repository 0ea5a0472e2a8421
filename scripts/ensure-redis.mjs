import { spawnSync } from 'node:child_process'
import { installOnDebian, isDebianRoot } from './lib/debian.mjs'

const isInstalled = () => spawnSync('redis-server', ['--version']).status === 0

/**
 * Finds a Redis for the tests of several servers, or installs Debian's where that is possible without asking.
 * Each test starts its own: nothing is done to one that runs already.
 * @returns {Promise<{ missing?: string }>}
 */
export const ensureRedis = async () => {
  if (isInstalled()) return {}
  const advice = 'install Redis (on Debian: apt-get install redis-server)'
  if (!isDebianRoot()) return { missing: `no redis-server was found; ${advice}` }
  const output = await installOnDebian('Redis', ['redis-server'])
  return isInstalled() ? {} : { missing: `Redis could not be installed; ${advice}\n${output.slice(-2000)}` }
}
