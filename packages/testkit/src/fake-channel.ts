import type { FakeClock } from './fake-clock.ts'
import type { FakeTab } from './fake-tab.ts'

type Listener = (event: { readonly data: unknown }) => void
type Port = { readonly listeners: Set<Listener> }

const HOP_MS = 1

/** The BroadcastChannel of one browser: copies, in order, to all pages but the one that speaks. */
export class FakeChannel {
  private readonly ports = new Map<Port, FakeTab>()
  private readonly clock: FakeClock

  constructor(clock: FakeClock) {
    this.clock = clock
  }

  /** What a page opens; fits the client's `Channel` port. */
  open(tab: FakeTab) {
    const port = {
      listeners: new Set<Listener>(),
      addEventListener: (_type: 'message', listener: Listener) => void port.listeners.add(listener),
      postMessage: (message: unknown) => {
        if (tab.isAlive() && this.ports.has(port)) this.carry(port, structuredClone(message))
      },
      close: () => void this.ports.delete(port),
    }
    this.ports.set(port, tab)
    tab.onEnd(port.close)
    return port
  }

  private carry(from: Port, data: unknown) {
    for (const [port, tab] of this.ports) {
      const arrive = () => {
        if (!this.ports.has(port)) return
        for (const listener of port.listeners) listener({ data: structuredClone(data) })
      }
      if (port !== from) this.clock.setTimeout(() => tab.run(arrive), HOP_MS)
    }
  }
}
