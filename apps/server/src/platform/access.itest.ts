import { isAllowed, type Standing } from '@mehfil/shared/contract/access'
import type { Command } from '@mehfil/shared/contract/command'
import { REGISTRY } from '@mehfil/shared/contract/registry'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, createBrowser, opened, registered } from '../../test/browser.ts'
import { type SmallServer, startSmallServer } from '../../test/small-server.ts'

const STANDINGS: readonly Standing[] = ['guest', 'member', 'moderator', 'admin']

// A guest needs these two in earnest, to become something else.
const REAL = new Set(['account:register', 'account:log-in'])

const stubs = REGISTRY.filter(({ name }) => !REAL.has(name)).map(command => ({
  command,
  handle: async () => ({}),
}))

async function browsersOf(server: SmallServer): Promise<Record<Standing, Browser>> {
  const browsers = { guest: createBrowser(server.url) } as Record<Standing, Browser>
  for (const standing of STANDINGS.slice(1)) {
    browsers[standing] = await registered(server.url, `a_${standing}`)
    await server.pool.query('update people set role = $1 where handle = $2', [standing, `a_${standing}`])
  }
  return browsers
}

const HTTP_ONLY_PATH = /:(\w+)/g

/** What the command says to an input that is wrong: whoever may use it hears that, everyone else that she may not. */
async function codeOverHttp(browser: Browser, { http }: Command): Promise<string> {
  const path = (http?.path ?? '').replace(HTTP_ONLY_PATH, '-')
  const { body } = await browser.ask(
    http?.method ?? '',
    `${path}${http?.method === 'GET' ? '?not-a-field=1' : ''}`,
  )
  return body.error?.code ?? 'ok'
}

async function codeOverSocket(socket: Socket, { name }: Command): Promise<string> {
  const ack = await socket.timeout(2_000).emitWithAck(name, { notAField: 1 })
  return ack.ok ? 'ok' : ack.error.code
}

const isRefusal = (code: string) => code === 'unauthenticated' || code === 'forbidden'

describe.each([
  ['on', true],
  ['off', false],
])('with guest reading %s', (setting, guestReading) => {
  let server: SmallServer
  let browsers: Record<Standing, Browser>
  const sockets = new Map<Standing, Socket>()
  beforeAll(async () => {
    server = await startSmallServer({ env: { GUEST_READING: setting }, routes: () => stubs })
    browsers = await browsersOf(server)
    for (const standing of STANDINGS) {
      const socket = browsers[standing].connect()
      await opened(socket).then(
        () => sockets.set(standing, socket),
        () => undefined,
      )
    }
  })
  afterAll(() => server.stop())

  it('covers a registry that has something in it', () => {
    expect(REGISTRY.length).toBeGreaterThan(20)
    expect(REGISTRY.every(({ http, socket }) => http || socket)).toBe(true)
  })

  it('lets a guest connect only if she may read', () => {
    expect([...sockets.keys()]).toEqual(guestReading ? STANDINGS : STANDINGS.slice(1))
  })

  const declared = (standing: Standing, commands: readonly Command[]) =>
    Object.fromEntries(
      commands.map(({ name, access }) => [name, isAllowed(access, standing, guestReading)] as const),
    )

  it.each(STANDINGS)('lets a %s do over HTTP exactly what is declared (S5)', async standing => {
    const commands = REGISTRY.filter(({ http }) => http)
    const found = new Map<string, boolean>()
    for (const command of commands) {
      const code = await codeOverHttp(browsers[standing], command)
      expect(code).not.toBe('internal')
      found.set(command.name, !isRefusal(code))
    }
    expect(Object.fromEntries(found)).toEqual(declared(standing, commands))
  })

  it.each(guestReading ? STANDINGS : STANDINGS.slice(1))(
    'lets a %s do over a socket exactly what is declared (S5)',
    async standing => {
      const commands = REGISTRY.filter(({ socket }) => socket)
      const found = new Map<string, boolean>()
      for (const command of commands) {
        const code = await codeOverSocket(sockets.get(standing) as Socket, command)
        expect(code).not.toBe('internal')
        found.set(command.name, !isRefusal(code))
      }
      expect(Object.fromEntries(found)).toEqual(declared(standing, commands))
    },
  )
})
