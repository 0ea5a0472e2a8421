import { NOT_A_PAGE } from '@mehfil/shared/page-address'

/** How a request is answered. */
export type Way =
  /** By the network alone, as if there were no worker. */
  | 'network'
  /** By the network; where that fails or takes too long, by the shell. */
  | 'page'
  /** From the cache; its name changes with what is in it. */
  | 'asset'
  /** From the cache, which holds so many. */
  | 'picture'
  /** By the network, else from the cache. */
  | 'file'
  /** Another app shares something. */
  | 'share'

export type Asked = Pick<Request, 'method' | 'mode' | 'url'>

type Place = { readonly origin: string; readonly files: readonly string[] }

export function wayOf({ method, mode, url }: Asked, { origin, files }: Place): Way {
  const address = new URL(url)
  if (address.origin !== origin) return 'network'
  const { pathname } = address
  if (method === 'POST') return mode === 'navigate' && pathname === '/share' ? 'share' : 'network'
  if (method !== 'GET') return 'network'
  if (pathname.startsWith('/assets/')) return 'asset'
  if (pathname.startsWith('/media/')) return mode === 'navigate' ? 'network' : 'picture'
  if (files.includes(pathname)) return 'file'
  return mode === 'navigate' && !NOT_A_PAGE.test(pathname) ? 'page' : 'network'
}

/** A proxy says that the server is away; what the server says itself is its own answer. */
const AWAY = [502, 503, 504]

/** Whether a page from the network is to be shown. */
export const isAnswer = ({ status }: Pick<Response, 'status'>) => !AWAY.includes(status)
