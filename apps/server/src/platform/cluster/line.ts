import type { ServerOptions } from 'socket.io'

/** A way to the other nodes, as Socket.IO's adapter for it. It may lose what it carries, and hides its own faults. */
export type Line = {
  /** Begins to listen. Once. */
  open(): ServerOptions['adapter']
  /** After the adapter is closed. */
  close(): Promise<void>
}
