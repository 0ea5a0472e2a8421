import { PICTURES } from '../src/lib/worker-words.ts'
import { type Bounds, type Kept, overflow } from './overflow.ts'

/** Some evenings of pictures. */
const BOUNDS: Bounds = { count: 150, bytes: 30_000_000 }

/** Pictures that were seen, so that they are seen without a line too; those seen longest ago make room. */
export function createPictures() {
  let last: Promise<unknown> = Promise.resolve()
  const seen = new Set<string>()

  async function put(path: string, response: Response): Promise<void> {
    const cache = await caches.open(PICTURES)
    // At the end of the keys, also if it was there.
    await cache.put(path, response)
    const requests = await cache.keys()
    const kept = await Promise.all(
      requests.map(
        async (request): Promise<Kept> => ({
          path: new URL(request.url).pathname,
          bytes: Number((await cache.match(request))?.headers.get('content-length')),
        }),
      ),
    )
    for (const gone of overflow(kept, BOUNDS)) await cache.delete(gone)
  }

  return {
    find: (path: string) => caches.match(path, { cacheName: PICTURES, ignoreVary: true }),
    /** Once for each life of the worker, which is short: what is on the screen all evening is written once. */
    keep(path: string, response: Response): Promise<unknown> {
      if (seen.has(path) || response.status !== 200) return last
      seen.add(path)
      const copy = response.clone()
      // One after the other, or two would make room for the same. A full disk keeps nothing.
      last = last.then(() => put(path, copy)).catch(() => undefined)
      return last
    },
  }
}
