import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { type FaultMode, PASS } from './fault-mode.ts'
import { createFaultPipe, type FaultPipe } from './fault-pipe.ts'

export type Address = { readonly port: number; readonly host?: string }

export type FaultProxy = {
  readonly name: string
  readonly port: number
  readonly mode: FaultMode
  /** How many connections pass through now. */
  readonly connections: number
  setMode(mode: FaultMode): void
  /** Ends every connection in good order (FIN), as a proxy that restarts. */
  cut(): void
  /** Ends every connection with RST, as a crashed host or a firewall. */
  reset(): void
  stop(): Promise<void>
}

export type FaultProxyOptions = {
  readonly name: string
  /** Asked for each new connection, so that it can also spread them over several servers. */
  target(): Address
  /** Numbers in [0, 1) for the jitter. */
  random(): number
}

type Link = {
  readonly near: Socket
  readonly far: Socket
  readonly pipes: readonly FaultPipe[]
  isDead: boolean
}

/** A TCP proxy on a free port of 127.0.0.1 that can be made to misbehave while connections are open. */
export async function startFaultProxy({ name, target, random }: FaultProxyOptions): Promise<FaultProxy> {
  const links = new Set<Link>()
  let mode = PASS

  function open(near: Socket) {
    near.on('error', () => undefined)
    if (mode.kind === 'refuse') return near.resetAndDestroy()
    // Each side's end is passed on by the pipes, when everything before it has been.
    const far = connect({ host: '127.0.0.1', ...target(), allowHalfOpen: true, noDelay: true })
    const modeNow = () => mode
    const link: Link = {
      near,
      far,
      pipes: [createFaultPipe(near, far, modeNow, random), createFaultPipe(far, near, modeNow, random)],
      isDead: false,
    }
    links.add(link)
    for (const socket of [near, far]) {
      socket.on('error', () => {
        link.isDead = true
      })
      socket.on('close', () => settle(link))
    }
  }

  /** One side is gone: the other hears of it, unless the line is silent; then it hears when the line is back. */
  function settle(link: Link) {
    const isOver = link.near.destroyed && link.far.destroyed
    if (!isOver && mode.kind === 'half-open') return
    const rest = [link.near, link.far].filter(socket => !socket.destroyed)
    for (const socket of rest) if (link.isDead) socket.resetAndDestroy()
    if (isOver || link.isDead) drop(link)
    else for (const socket of rest) if (!socket.writableEnded) socket.end()
  }

  function drop(link: Link) {
    links.delete(link)
    for (const pipe of link.pipes) pipe.close()
  }

  function endAll(end: (socket: Socket) => void) {
    for (const link of [...links]) {
      drop(link)
      for (const socket of [link.near, link.far]) end(socket)
    }
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true }, open)
  const port = await listen(server)
  return {
    name,
    port,
    get mode() {
      return mode
    },
    get connections() {
      return links.size
    },
    setMode(next) {
      mode = next
      for (const link of [...links]) {
        if (link.near.destroyed !== link.far.destroyed) settle(link)
        for (const pipe of link.pipes) pipe.look()
      }
    },
    cut: () => endAll(socket => socket.destroy()),
    reset: () => endAll(socket => socket.resetAndDestroy()),
    async stop() {
      endAll(socket => socket.destroy())
      server.close()
      await once(server, 'close')
    },
  }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy got no port.')
  return address.port
}
