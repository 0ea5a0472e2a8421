import { useContext, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useClient } from '#lib/client-context.ts'
import { useSelected } from '#lib/use-readable.ts'
import { watchWorker } from './app-worker.ts'
import { NewVersionContext } from './new-version.ts'

/** A page that is open for days looks for a new version so often, when somebody is there. */
const LOOK_EVERY_MS = 60 * 60_000

/** Registers the service worker, and notes when it has brought a new version. */
export function VersionWatch() {
  const news = useContext(NewVersionContext)
  const look = useRef(() => {})
  const lookedAt = useRef(performance.now())
  const [path] = useLocation()
  const isOutdated = useSelected(
    useClient().connection,
    state => state.kind === 'ended' && state.bye.code === 'upgrade-required',
  )

  useEffect(() => {
    const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker
    // Missing on plain http pages other than localhost. In dev nothing is built that could be kept.
    if (!workers || !import.meta.env.PROD) return
    let isOver = false
    let stop = () => {}
    const begin = async () => {
      const watch = await watchWorker({
        workers,
        handleReady: () => news.set('ready'),
        handleTaken: reloadWhenSeen,
      })
      stop = watch.stop
      if (isOver) return stop()
      look.current = watch.look
    }
    // Refused by the browser or its owner: then the page needs a line, as ever.
    whenIdle(() => void (isOver || begin().catch(() => undefined)))
    return () => {
      isOver = true
      stop()
    }
  }, [news])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a step to another page is a moment to look
  useEffect(() => {
    const lookNow = () => {
      if (document.hidden || performance.now() - lookedAt.current < LOOK_EVERY_MS) return
      lookedAt.current = performance.now()
      look.current()
    }
    lookNow()
    document.addEventListener('visibilitychange', lookNow)
    return () => document.removeEventListener('visibilitychange', lookNow)
  }, [path])
  useEffect(() => {
    if (isOutdated) look.current()
  }, [isOutdated])

  return null
}

/** A page that nobody looks at is loaded anew when somebody does: not all tabs at once. */
function reloadWhenSeen(): void {
  const reload = () => document.hidden || location.reload()
  document.addEventListener('visibilitychange', reload)
  reload()
}

/** After the first picture, and all that it needs. */
function whenIdle(run: () => void): void {
  const plan = () => ('requestIdleCallback' in window ? requestIdleCallback(run) : setTimeout(run, 500))
  if (document.readyState === 'complete') plan()
  else window.addEventListener('load', plan, { once: true })
}
