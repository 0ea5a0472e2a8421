import type { User } from '@mehfil/shared/person'

export type HttpAnswer<Body = Record<string, unknown>> = { readonly status: number; readonly body: Body }

/** A browser's HTTP side: keeps the cookies it is given and says where it comes from. */
export type HttpSession = {
  /** The Cookie header as it would be sent now; fits the client's `cookie` option. */
  cookie(): string
  ask<Body = Record<string, unknown>>(method: string, path: string, body?: object): Promise<HttpAnswer<Body>>
  /** Makes an account and is logged in with it. Throws when it is refused. */
  register(handle: string, password?: string): Promise<User>
  logIn(handle: string, password?: string): Promise<User>
}

/** Long enough, and not among the common ones. */
export const TEST_PASSWORD = 'seven-lamps-in-the-rain'

export function createHttpSession(url: string): HttpSession {
  const cookies = new Map<string, string>()

  function keepCookies(response: Response) {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }

  const cookie = () => [...cookies].map(pair => pair.join('=')).join('; ')

  async function ask<Body>(method: string, path: string, body?: object): Promise<HttpAnswer<Body>> {
    const response = await fetch(url + path, {
      method,
      headers: {
        origin: new URL(url).origin,
        ...(cookies.size > 0 ? { cookie: cookie() } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    keepCookies(response)
    const text = await response.text()
    return { status: response.status, body: (text ? JSON.parse(text) : {}) as Body }
  }

  async function enter(path: string, handle: string, password: string): Promise<User> {
    const { status, body } = await ask<{ user: User }>('POST', path, { handle, password })
    if (status >= 300) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`)
    return body.user
  }

  return {
    cookie,
    ask,
    register: (handle, password = TEST_PASSWORD) => enter('/api/auth/register', handle, password),
    logIn: (handle, password = TEST_PASSWORD) => enter('/api/auth/login', handle, password),
  }
}
