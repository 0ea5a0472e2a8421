import { type ComponentType, lazy } from 'react'
import { fetchPiece } from './fetch-piece.ts'
import { fetchWords } from './i18n/translate.ts'

const LONGEST_WAIT_MS = 10_000

/** What is needed of the app later, with the words for it, as soon as there is a line. */
export async function keepFetching<T>(load: () => Promise<T>): Promise<T> {
  const loadAll = () => Promise.all([load(), fetchWords()])
  const [piece] = await fetchPiece(loadAll, { again, isServerThere })
  return piece
}

/**
 * A component that comes with its words when it is first drawn, as soon as there is a line; inside a Suspense. On the
 * server, which draws at once or not at all, it never comes.
 */
export const lazyPiece = <Props>(load: () => Promise<ComponentType<Props>>) =>
  // React's own type asks for a component of any props.
  lazy(async () => ({
    default: (await (import.meta.env.SSR ? NEVER : keepFetching(load))) as ComponentType<unknown>,
  })) as unknown as ComponentType<Props>

const NEVER = new Promise<never>(() => undefined)

/** After a while that grows, or when the browser says that the line is back. */
function again(failures: number): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      resolve()
    }
    const timer = setTimeout(end, Math.min(LONGEST_WAIT_MS, 500 * failures))
    window.addEventListener('online', end)
  })
}

const isServerThere = () =>
  fetch('/health/live', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
