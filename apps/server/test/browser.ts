import type { ErrorBody } from '@mehfil/shared/errors'
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'

export type Reply = {
  status: number
  headers: Headers
  body: { error?: ErrorBody } & Record<string, unknown>
}

type Ask = { body?: unknown; headers?: Record<string, string> }

const wireBody = (body: unknown) =>
  typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body)

/** What a browser does, no more: keeps cookies, and names the page's origin with what changes something. */
export function createBrowser(url: string) {
  let cookie = ''

  const keep = (headers: Headers) => {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookie = /max-age=0/i.test(line) ? '' : pair
    }
  }

  return {
    get cookie() {
      return cookie
    },

    /** A second browser with the same cookie, as a thief would have it, or a second tab. */
    copy() {
      const other = createBrowser(url)
      other.setCookie(cookie)
      return other
    },

    setCookie(value: string) {
      cookie = value
    },

    async ask(method: string, path: string, { body, headers = {} }: Ask = {}): Promise<Reply> {
      const sent: Record<string, string> = {
        ...(method !== 'GET' && { origin: url }),
        ...(cookie && { cookie }),
      }
      if (body !== undefined) sent['content-type'] = 'application/json'
      const response = await fetch(url + path, {
        method,
        headers: { ...sent, ...headers },
        ...(body !== undefined && { body: wireBody(body) }),
      })
      keep(response.headers)
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json')
      return {
        status: response.status,
        headers: response.headers,
        body: text && isJson ? JSON.parse(text) : {},
      }
    },

    /** Not connected until `opened` says so. */
    connect(options: Partial<ManagerOptions & SocketOptions> = {}): Socket {
      return io(url, {
        path: '/socket.io',
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        auth: { v: 1 },
        extraHeaders: { origin: url, ...(cookie && { cookie }) },
        ...options,
      })
    },
  }
}

export type Browser = ReturnType<typeof createBrowser>

/** Resolves when the socket is in, rejects with what the server said when it is refused. */
export const opened = (socket: Socket): Promise<Socket> =>
  new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('connect_error', reject)
  })

/** The next event of this name, or a failure after two seconds. */
export const next = <T = unknown>(socket: Socket, event: string, withinMs = 2_000): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} within ${withinMs} ms`)), withinMs)
    socket.once(event, (payload: T) => {
      clearTimeout(timer)
      resolve(payload)
    })
  })

/** A member with a session of her own. */
export async function registered(url: string, handle: string): Promise<Browser> {
  const browser = createBrowser(url)
  const reply = await browser.ask('POST', '/api/auth/register', { body: { handle, password: PASSWORD } })
  if (reply.status !== 201) throw new Error(`${handle}: ${JSON.stringify(reply.body)}`)
  return browser
}

export const PASSWORD = 'a good long password'
