import { accessSync, constants } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { installOnDebian, isDebianRoot } from './lib/debian.mjs'

/** The same engine without the window around it: a page costs less than half in it. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'
const PACKAGES = ['chromium-headless-shell', 'fonts-noto-core', 'fonts-noto-color-emoji']

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
  if (isProgram(HEADLESS_SHELL)) return { path: HEADLESS_SHELL }
  const output = isDebianRoot() ? await installOnDebian('a headless Chromium', PACKAGES) : ''
  for (const candidate of [HEADLESS_SHELL, '/usr/bin/chromium', await playwrights()]) {
    if (isProgram(candidate)) return { path: candidate }
  }
  const advice = `install Chromium (on Debian: apt-get install ${PACKAGES.join(' ')}) or set CHROMIUM_PATH`
  return { missing: `no browser was found; ${advice}${output && `\n${output.slice(-2000)}`}` }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = await ensureBrowser()
  if ('path' in found) console.log(found.path)
  else {
    console.error(found.missing)
    process.exitCode = 1
  }
}
