import { pageVersion } from '#lib/page-version.ts'
import type { ToPage, ToWorker } from '#lib/worker-words.ts'
import { askVersion } from './ask-version.ts'

export type WatchOptions = {
  /** The service workers of this browser. */
  readonly workers: ServiceWorkerContainer
  /** A version other than that of this page is ready to take over. */
  handleReady(): void
  /** Another version has taken over: this page is an old one now. */
  handleTaken(): void
}

/** Registers the worker, and watches for a newer one. Answers how to look for one, and how to end. */
export async function watchWorker({ workers, handleReady, handleTaken }: WatchOptions) {
  const wasThere = workers.controller !== null
  const stop = new AbortController()
  const { signal } = stop
  const handleMessage = ({ data, ports }: MessageEvent<ToPage>) => {
    if (data.kind === 'which') ports[0]?.postMessage(pageVersion())
    else if (data.version !== pageVersion()) handleTaken()
  }
  workers.addEventListener('message', handleMessage, { signal })
  // Asked anew each time, whatever a proxy in between has kept.
  const registration = await workers.register('/sw.js', { updateViaCache: 'none' })

  const consider = async (worker: ServiceWorker) => {
    const isOther = (await askVersion(worker)) !== pageVersion()
    if (signal.aborted) return
    if (isOther) return handleReady()
    const word: ToWorker = { kind: 'join' }
    worker.postMessage(word)
  }
  const follow = (worker: ServiceWorker) => {
    const look = () => worker.state === 'installed' && registration.active && void consider(worker)
    worker.addEventListener('statechange', look, { signal })
    look()
  }
  registration.addEventListener(
    'updatefound',
    () => registration.installing && follow(registration.installing),
    { signal },
  )
  for (const worker of [registration.installing, registration.waiting]) if (worker) follow(worker)
  void tellArrived(workers, wasThere ? [] : loadedPaths())

  return {
    look: () => void registration.update().catch(() => undefined),
    stop: () => stop.abort(),
  }
}

async function tellArrived(workers: ServiceWorkerContainer, paths: readonly string[]): Promise<void> {
  const word: ToWorker = { kind: 'arrived', paths }
  const { active } = await workers.ready
  active?.postMessage(word)
}

/** Fonts and pictures that came before the worker did would else be missing without a line. */
const loadedPaths = () => [
  ...new Set(
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter(path => /^\/(assets|media)\//.test(path)),
  ),
]
