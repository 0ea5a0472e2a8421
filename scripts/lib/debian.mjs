import { existsSync, readFileSync } from 'node:fs'
import { run, withProgress } from './run.mjs'

/** Only there can packages be installed without asking anybody. */
export const isDebianRoot = () =>
  process.getuid?.() === 0 &&
  existsSync('/etc/os-release') &&
  /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))

/** Installs packages of Debian; says what apt-get said. */
export const installOnDebian = async (/** @type {string} */ name, /** @type {string[]} */ packages) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { output } = await withProgress(`Installing ${name}`, async () => {
    await run('apt-get', ['update'], { env })
    return await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env })
  })
  return output
}
