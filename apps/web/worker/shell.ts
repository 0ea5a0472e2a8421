import { built, SHELL, shellCache, versionOf } from './built.ts'
import { ask } from './pages.ts'

/** Older versions have most of the same files, by the same names. */
const find = (path: string) => caches.match(path, { ignoreVary: true })

const own = () => caches.open(shellCache(built.version))

/** All that the page of this version may need: whole, or not at all. */
export async function install(): Promise<void> {
  const cache = await own()
  try {
    const shell = await fetched(SHELL)
    // While a server is being replaced, the page of one version may come with the worker of another.
    if (!(await shell.clone().text()).includes(built.entry))
      throw new Error('The shell is of another version.')
    await cache.put(SHELL, shell)
    await Promise.all([
      ...built.files.map(async path => cache.put(path, await fetched(path))),
      ...built.assets.map(async path => cache.put(path, (await find(path)) ?? (await fetched(path)))),
    ])
  } catch (error) {
    await caches.delete(shellCache(built.version))
    throw error
  }
}

async function fetched(path: string): Promise<Response> {
  const response = await fetch(path)
  if (response.status !== 200) throw new TypeError(`${path} was answered with ${response.status}.`)
  return response
}

export const findShell = () => caches.match(SHELL, { cacheName: shellCache(built.version), ignoreVary: true })

export const findFile = (path: string) =>
  caches.match(path, { cacheName: shellCache(built.version), ignoreVary: true })

/** Its name is that of its content, so whichever version has it has it right. */
export async function asset(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname
  const kept = await find(path)
  if (kept) return kept
  const response = await fetch(request)
  if (response.status === 200) await keepAsset(path, response.clone())
  return response
}

/** Fonts for the scripts that somebody reads are kept as they come. */
export async function keepAsset(path: string, response: Response): Promise<void> {
  await (await own()).put(path, response).catch(() => undefined)
}

/** Whether it lies in a cache already. */
export const isKept = async (path: string) => (await find(path)) !== undefined

/** Of all pages that are open. */
export async function versionsOf(scope: ServiceWorkerGlobalScope): Promise<(string | undefined)[]> {
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return Promise.all(pages.map(ask))
}

/** Throws away the files of versions that no page is of any more. Of a page that does not answer nobody knows. */
export async function tidy(scope: ServiceWorkerGlobalScope): Promise<void> {
  const { installing, waiting } = scope.registration
  // Theirs are not in use yet, and are wanted.
  if (installing || waiting) return
  const former = (await caches.keys()).filter(name => ![undefined, built.version].includes(versionOf(name)))
  if (former.length === 0) return
  const versions = await versionsOf(scope)
  if (versions.includes(undefined)) return
  for (const name of former) if (!versions.includes(versionOf(name))) await caches.delete(name)
}
