import { accessSync, constants } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { installOnDebian, isDebianRoot } from './lib/debian.mjs'

const PACKAGES = ['chromium', 'fonts-noto-core', 'fonts-noto-color-emoji']

const isProgram = (/** @type {string | undefined} */ file) => {
  if (!file) return false
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const playwrights = async () => {
  const { chromium } = await import('playwright')
  return chromium.executablePath()
}

/**
 * Finds a Chromium, or installs Debian's where that is possible without asking.
 * @returns {Promise<{ path: string } | { missing: string }>}
 */
export const ensureBrowser = async () => {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    return isProgram(named)
      ? { path: named }
      : { missing: `CHROMIUM_PATH names ${named}, which cannot be run` }
  }
  for (const candidate of ['/usr/bin/chromium', await playwrights()]) {
    if (isProgram(candidate)) return { path: candidate }
  }
  const advice = `install Chromium (on Debian: apt-get install ${PACKAGES.join(' ')}) or set CHROMIUM_PATH`
  if (!isDebianRoot()) return { missing: `no browser was found; ${advice}` }
  const output = await installOnDebian('Chromium', PACKAGES)
  if (isProgram('/usr/bin/chromium')) return { path: '/usr/bin/chromium' }
  return { missing: `Chromium could not be installed; ${advice}\n${output.slice(-2000)}` }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = await ensureBrowser()
  if ('path' in found) console.log(found.path)
  else {
    console.error(found.missing)
    process.exitCode = 1
  }
}
