import type { EventName, EventPayload } from '@mehfil/shared/contract/events'

/** The narrow way out to the sockets; so that feed and features know no Socket.IO. */
export type Broadcast = {
  /** To the sockets in a room: a person's on every node, all others on this one. */
  toRoom<Name extends EventName>(room: string, event: Name, payload: EventPayload<Name>): void
  /** Sockets of this node in a room. */
  sizeOf(room: string): number
  /** Rooms with at least one of this node's sockets. */
  rooms(): Iterable<string>
  /** Says goodbye to the sockets in a room and closes them: here at once, on other nodes as soon as they hear. */
  close(room: string, bye: EventPayload<'bye'>): void
}
