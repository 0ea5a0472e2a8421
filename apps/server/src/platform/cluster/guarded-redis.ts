import type { Redis as Connection } from 'ioredis'

type Handler = (...args: never[]) => unknown

/**
 * A connection as the adapter of Socket.IO may use it. The adapter awaits no command and trusts whatever comes
 * in on its channels: a lost connection, or a stray message, would be an unhandled rejection and end the
 * process. Here each of them is a fault that is told and over.
 */
export function guardedRedis(connection: Connection, onFault: (error: unknown) => void) {
  const guards = new Map<Handler, (...args: never[]) => void>()
  const guarded =
    <Args extends never[]>(work: (...args: Args) => unknown) =>
    (...args: Args): void => {
      // An async function, so that what is thrown and what is rejected end in the same place.
      const run = async () => await work(...args)
      run().catch(onFault)
    }

  return {
    publish: guarded((channel: string, message: string | Buffer) => connection.publish(channel, message)),
    subscribe: guarded((channels: string[]) => connection.subscribe(...channels)),
    unsubscribe: guarded((channels: string[]) => connection.unsubscribe(...channels)),
    psubscribe: guarded((pattern: string) => connection.psubscribe(pattern)),
    punsubscribe: guarded((pattern: string) => connection.punsubscribe(pattern)),

    on(event: string, handler: Handler): void {
      // The adapter only checks whether somebody else listens for errors; somebody does.
      if (event === 'error') return
      const guard = guarded(handler)
      guards.set(handler, guard)
      connection.on(event, guard as () => void)
    },

    off(event: string, handler: Handler): void {
      const guard = guards.get(handler)
      if (guard) connection.off(event, guard as () => void)
      guards.delete(handler)
    },
  }
}
