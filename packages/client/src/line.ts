import type { EventName, EventPayload } from '@mehfil/shared/contract/events'
import type { ErrorBody } from '@mehfil/shared/errors'

/** One connection from its opening to its end; a new attempt is a new line. Tests put a fake one here. */
export type Line = {
  /**
   * Sends a command; resolves with the raw ack, rejects when the line ends first. May stay open for ever: the
   * connection sets the time limit.
   */
  send(name: string, input: unknown): Promise<unknown>
  /** Ends the line; nothing is heard from it afterwards. */
  close(): void
}

/** Nothing is called before `OpenLine` has answered. */
export type LineHandlers = {
  handleOpen(): void
  /** The line ended, or never came about; `refusal` when the server said why. */
  handleClose(refusal?: ErrorBody): void
  handleEvent<Name extends EventName>(name: Name, payload: EventPayload<Name>): void
}

/** `userId`: whose line it is to be, undefined for a guest. Who she is the server learns from the cookie alone. */
export type OpenLine = (handlers: LineHandlers, userId?: string) => Line

/** Lines whose code is fetched with the first of them: the socket is not needed for the first picture. */
export function linesOnDemand(load: () => Promise<OpenLine>): OpenLine {
  return (handlers, userId) => {
    let line: Line | undefined
    let isOver = false
    load().then(
      openLine => {
        if (!isOver) line = openLine(handlers, userId)
      },
      () => isOver || handlers.handleClose(),
    )
    return {
      send: (name, input) => line?.send(name, input) ?? new Promise(() => undefined),
      close() {
        isOver = true
        line?.close()
      },
    }
  }
}
