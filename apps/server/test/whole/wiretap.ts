import type { Socket } from 'socket.io-client'
import { createBrowser } from '../browser.ts'
import type { Someone, WholeServer } from '../whole-server.ts'
import { commandOf } from '../whole-server.ts'
import { askSocket, type Input, requestOf } from './calls.ts'
import { connected } from './watching.ts'

export type Wiretapped = Someone & {
  socket: Socket
  /** Asks over HTTP and answers what came, whatever it was. */
  read(name: string, input: Input): Promise<string>
  ask(name: string, input: Input): ReturnType<typeof askSocket>
  forget(): void
  /** Which of these are in what has arrived since the last `forget`. */
  sawOf(needles: readonly string[]): string[]
  /** What arrived with this in it. */
  with(needle: string): string[]
}

/** A member at one node, with all that ever arrives at her, as it came over the wire. */
export async function wiretapped({ url }: WholeServer, someone: Someone): Promise<Wiretapped> {
  const browser = createBrowser(url)
  browser.setCookie(someone.browser.cookie)
  const socket: Socket = await connected(browser)
  let arrived: string[] = []
  // Below everything that parses: each packet of Engine.IO, whatever is in it.
  socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
    if (data !== undefined) arrived.push(String(data))
  })

  return {
    ...someone,
    socket,

    async read(name, input) {
      const { method, path, body } = requestOf(commandOf(name), input)
      const response = await fetch(url + path, {
        method,
        headers: {
          origin: url,
          cookie: someone.browser.cookie,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = `${response.status} ${await response.text()}`
      arrived.push(text)
      return text
    },

    ask: (name, input) => askSocket(socket, name, input),

    forget() {
      arrived = []
    },

    sawOf: needles => needles.filter(needle => arrived.some(packet => packet.includes(needle))),

    with: needle => arrived.filter(packet => packet.includes(needle)),
  }
}
