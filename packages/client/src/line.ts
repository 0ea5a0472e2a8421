import type { EventName, EventPayload } from '@mehfil/shared/contract/events'
import type { ErrorBody } from '@mehfil/shared/errors'

/** One connection from its opening to its end; a new attempt is a new line. Tests put a fake one here. */
export type Line = {
  /** Sends a command; resolves with the raw ack. May stay open for ever: the connection sets the time limit. */
  send(name: string, input: unknown): Promise<unknown>
  /** Ends the line; nothing is heard from it afterwards. */
  close(): void
}

export type LineHandlers = {
  handleOpen(): void
  /** The line ended, or never came about; `refusal` when the server said why. */
  handleClose(refusal?: ErrorBody): void
  handleEvent<Name extends EventName>(name: Name, payload: EventPayload<Name>): void
}

export type OpenLine = (handlers: LineHandlers) => Line
