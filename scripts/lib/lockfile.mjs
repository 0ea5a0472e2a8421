/** The lowest versions that are free of known holes in code that strangers can reach. */
export const floors = {
  ws: '8.21.0',
  'engine.io': '6.6.9',
  'socket.io-parser': '4.2.6',
  'path-to-regexp': '8.4.0',
  'body-parser': '2.3.0',
  'drizzle-orm': '0.45.2',
}

const parts = (/** @type {string} */ version) =>
  version.split(/[.-]/).map(part => Number.parseInt(part, 10) || 0)

const isBelow = (/** @type {string} */ version, /** @type {string} */ floor) => {
  const [have, need] = [parts(version), parts(floor)]
  const at = need.findIndex((number, index) => (have[index] ?? 0) !== number)
  return at >= 0 && (have[at] ?? 0) < (need[at] ?? 0)
}

/** Every package with every version that a lockfile names. */
const packagesOf = (/** @type {string} */ lockfile) =>
  [...lockfile.matchAll(/^ {2}'?(@?[^@'\s]+)@(\d[^:('\s]*)'?:/gm)].map(([, name = '', version = '']) => ({
    name,
    version,
  }))

/** @returns {{ read: number, faults: string[] }} */
export const judgeLockfile = (/** @type {string} */ lockfile) => {
  const packages = packagesOf(lockfile)
  const faults = Object.entries(floors).flatMap(([name, floor]) => {
    const found = packages.filter(one => one.name === name)
    // A package that is gone needs no floor; but more likely its name is no longer found because of a typing error.
    if (found.length === 0) return [`${name} is not in the lockfile; take its floor away if that is right`]
    return found
      .filter(({ version }) => isBelow(version, floor))
      .map(({ version }) => `${name} ${version} is below ${floor}, the lowest version without known holes`)
  })
  const host = /https?:\/\/[^\s/'"]+/.exec(lockfile)
  if (host)
    faults.push(`the lockfile names where packages come from (${host[0]}); everybody's registry should do`)
  return { read: packages.length, faults }
}
