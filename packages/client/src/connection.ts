import type { Bye, EventName, EventPayload } from '@mehfil/shared/contract/events'
import type { ErrorBody } from '@mehfil/shared/errors'
import { TIMES } from '@mehfil/shared/limits'
import { createAcks } from './acks.ts'
import { fullJitter } from './backoff.ts'
import { lineLost } from './failures.ts'
import { comesBack, farewellOf } from './farewell.ts'
import type { Line, OpenLine } from './line.ts'
import type { Clock, Readable } from './ports.ts'
import { type Batch, createValue } from './readable.ts'
import type { ConnectionState } from './states.ts'

/** A line that lived this long was a good one: the next attempt starts with a short wait again. */
const GOOD_LINE_MS = 5_000

export type ConnectionOptions = {
  openLine: OpenLine
  /** Whose line it is to be; undefined for a guest. */
  userId(): string | undefined
  clock: Clock
  random: () => number
  /** Whether somebody looks at the page: then it comes back sooner. */
  isVisible(): boolean
  batch: Batch
  handleUp(): void
  handleEvent<Name extends EventName>(name: Name, payload: EventPayload<Name>): void
}

export type Connection = {
  readonly state: Readable<ConnectionState>
  start(): void
  stop(): void
  /** A new line at once, as after a login: the server reads the cookie when a line opens. */
  reopen(): void
  /** The line or the page may be back: look now instead of waiting. */
  wake(): void
  isUp(): boolean
  /** Sends a command and gives its output; throws `Failure`, 'unavailable' when the outcome is unknown. */
  request(name: string, input: unknown): Promise<unknown>
}

/** Keeps one line to the server open, with waits of its own between attempts. */
export function createConnection(options: ConnectionOptions): Connection {
  const { clock, random } = options
  const state = createValue<ConnectionState>(options.batch, { kind: 'idle' })
  const acks = createAcks(clock)
  let line: Line | undefined
  /** Names the line of now: whatever a former one still says is not heard. */
  let current: object | undefined
  let timer: unknown
  let attempt = 0
  let openedAt = 0

  function drop() {
    clock.clearTimeout(timer)
    current = undefined
    line?.close()
    line = undefined
    acks.loseAll()
  }

  function open() {
    drop()
    const own = {}
    const ifOwn =
      <Args extends unknown[]>(run: (...args: Args) => void) =>
      (...args: Args) =>
        current === own && run(...args)
    current = own
    state.set({ kind: 'connecting' })
    const handlers = {
      handleOpen: ifOwn(handleOpen),
      handleClose: ifOwn(handleClose),
      handleEvent: ifOwn(handleEvent),
    }
    line = options.openLine(handlers, options.userId())
  }

  function wait(retryAfterMs = 0) {
    const wasGood = state.get().kind === 'connected' && clock.now() - openedAt >= GOOD_LINE_MS
    attempt = wasGood ? 1 : attempt + 1
    drop()
    const most = options.isVisible() ? TIMES.reconnectMaxSeen : TIMES.reconnectMax
    const delay = Math.max(retryAfterMs, fullJitter(attempt, random, most))
    state.set({ kind: 'waiting', attempt, retryAt: clock.now() + delay })
    timer = clock.setTimeout(open, delay)
  }

  function end(bye: Bye) {
    drop()
    state.set({ kind: 'ended', bye })
  }

  function handleOpen() {
    openedAt = clock.now()
    state.set({ kind: 'connected' })
    options.handleUp()
  }

  function handleClose(refusal?: ErrorBody) {
    const bye = refusal && farewellOf(refusal)
    if (bye) end(bye)
    else wait(refusal?.retryAfterMs)
  }

  function handleEvent<Name extends EventName>(name: Name, payload: EventPayload<Name>) {
    if (name === 'bye') handleBye(payload as Bye)
    else if (name === 'drain') handleDrain(payload as EventPayload<'drain'>)
    else options.handleEvent(name, payload)
  }

  function handleBye(bye: Bye) {
    if (comesBack(bye)) wait(bye.retryAfterMs)
    else end(bye)
  }

  /** The node is about to stop; moving over when told spreads the crowd. What was missed is caught up by revision. */
  function handleDrain({ delayMs }: EventPayload<'drain'>) {
    clock.clearTimeout(timer)
    timer = clock.setTimeout(open, delayMs)
  }

  return {
    state,
    isUp: () => state.get().kind === 'connected',
    async request(name, input) {
      if (!line || state.get().kind !== 'connected') throw lineLost()
      const own = current
      return acks.await(line.send(name, input), () => {
        if (current === own) wait()
      })
    },
    start() {
      if (state.get().kind === 'idle') open()
    },
    stop() {
      drop()
      state.set({ kind: 'idle' })
    },
    reopen() {
      attempt = 0
      if (state.get().kind !== 'idle') open()
    },
    wake() {
      const now = state.get()
      // Closed for the sake of a newer tab: whoever looks at this one again wants it back.
      const isReplaced = now.kind === 'ended' && now.bye.code === 'replaced'
      if (now.kind === 'waiting' || isReplaced) open()
    },
  }
}
