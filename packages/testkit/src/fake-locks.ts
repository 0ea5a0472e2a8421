import type { FakeTab } from './fake-tab.ts'

type Options = { signal: AbortSignal } | { steal: true }

type Request = {
  readonly tab: FakeTab
  readonly whileHeld: () => Promise<void>
  readonly settle: { resolve(): void; reject(error: Error): void }
}

/** The Web Locks of one browser (w3c.github.io/web-locks), as far as pages of ours ask for them. */
export class FakeLocks {
  private readonly held = new Map<string, Request>()
  private readonly queues = new Map<string, Request[]>()

  /** What a page sees; fits the client's `Locks` port. */
  for(tab: FakeTab) {
    tab.onEnd(() => this.forget(tab))
    return {
      request: (name: string, options: Options, whileHeld: () => Promise<void>): Promise<void> =>
        new Promise((resolve, reject) => {
          if (!tab.isAlive()) return
          const settle = {
            resolve: () => tab.run(resolve),
            reject: (error: Error) => tab.run(() => reject(error)),
          }
          const request = { tab, whileHeld, settle }
          const queue = this.queueOf(name)
          if ('steal' in options) {
            this.held.get(name)?.settle.reject(new Error('The lock was stolen.'))
            this.held.delete(name)
            queue.unshift(request)
          } else {
            queue.push(request)
            options.signal.addEventListener('abort', () => {
              const at = queue.indexOf(request)
              if (at >= 0) queue.splice(at, 1)
              if (at >= 0) settle.reject(new Error('The waiting was given up.'))
            })
          }
          this.grant(name)
        }),
    }
  }

  private grant(name: string) {
    const next = this.held.has(name) ? undefined : this.queueOf(name).shift()
    if (!next) return
    this.held.set(name, next)
    const release = () => {
      if (this.held.get(name) !== next) return
      this.held.delete(name)
      next.settle.resolve()
      this.grant(name)
    }
    queueMicrotask(() => next.tab.run(() => void next.whileHeld().then(release)))
  }

  private forget(tab: FakeTab) {
    for (const [name, queue] of this.queues) {
      const others = queue.filter(request => request.tab !== tab)
      queue.splice(0, queue.length, ...others)
      if (this.held.get(name)?.tab !== tab) continue
      this.held.delete(name)
      this.grant(name)
    }
  }

  private queueOf(name: string): Request[] {
    const queue = this.queues.get(name) ?? []
    this.queues.set(name, queue)
    return queue
  }
}
