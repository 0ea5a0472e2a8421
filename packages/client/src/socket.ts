import { EVENT_NAMES, PROTOCOL_VERSION } from '@mehfil/shared/contract/events'
import type { ErrorBody } from '@mehfil/shared/errors'
import { io, type ManagerOptions, type SocketOptions } from 'socket.io-client'
import { identity } from './http.ts'
import type { OpenLine } from './line.ts'

type Options = Partial<ManagerOptions & SocketOptions>

const CONNECT_WITHIN_MS = 10_000

/**
 * Lines made of Socket.IO. Its own reconnection, buffering and retries are off: they know nothing of revisions and
 * clientIds, and a write sent twice behind our back would look like two (D2).
 */
export function socketLines(url: string, cookie: string | undefined): OpenLine {
  const options: Options = {
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnection: false,
    autoConnect: false,
    forceNew: true,
    timeout: CONNECT_WITHIN_MS,
    auth: { v: PROTOCOL_VERSION },
    ...(cookie === undefined ? {} : { extraHeaders: identity({ cookie, url }) }),
  }
  return handlers => {
    const socket = url ? io(url, options) : io(options)
    let isOver = false
    const finish = (refusal?: ErrorBody) => {
      if (isOver) return
      isOver = true
      socket.removeAllListeners()
      socket.disconnect()
      handlers.handleClose(refusal)
    }
    socket.on('connect', () => handlers.handleOpen())
    socket.on('disconnect', () => finish())
    socket.on('connect_error', error => finish((error as { data?: ErrorBody }).data))
    for (const name of EVENT_NAMES) {
      socket.on(name, payload => handlers.handleEvent(name, payload))
    }
    socket.connect()
    return {
      send: (name, input) => socket.emitWithAck(name, input),
      close() {
        isOver = true
        socket.removeAllListeners()
        socket.disconnect()
      },
    }
  }
}
