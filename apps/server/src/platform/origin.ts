import type { IncomingHttpHeaders } from 'node:http'
import { type Config, isLoopback } from '#config.ts'

/** Does this request come from a page of ours? */
export type IsOurs = (headers: IncomingHttpHeaders) => boolean

/**
 * A request that changes something, or opens a socket, names our own origin; or names none and the browser
 * says that page and server are of one origin (S3, S4). Without PUBLIC_URL the server is open to this machine
 * only, and its origin is any of the machine's own names: not whatever name leads here, or a stranger's page
 * could take one for itself (DNS rebinding).
 */
export function createOriginRule({ publicUrl }: Pick<Config, 'publicUrl'>): IsOurs {
  const isOurOrigin = (origin: string, host: string | undefined) => {
    if (publicUrl) return origin === publicUrl
    const url = URL.canParse(origin) ? new URL(origin) : null
    if (url?.protocol !== 'http:' || url.origin !== origin || url.host !== host) return false
    return isLoopback(url.hostname.replace(/^\[|\]$/g, ''))
  }
  return ({ origin, host, 'sec-fetch-site': site }) =>
    origin === undefined ? site === 'same-origin' : isOurOrigin(origin, host)
}
