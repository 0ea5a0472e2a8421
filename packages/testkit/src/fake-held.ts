import { Failure } from '@mehfil/shared/errors'
import { TIMES } from '@mehfil/shared/limits'
import type { FakeClock } from './fake-clock.ts'

type Kept = { readonly body: string; readonly publishAt: number; readonly share: () => void }

/** Thoughts as the server holds them back: by (person, clientId), shared by itself when nobody comes for them. */
export class FakeHeld {
  private readonly kept = new Map<string, Kept>()
  private readonly undone = new Set<string>()
  private readonly clock: FakeClock

  constructor(clock: FakeClock) {
    this.clock = clock
  }

  hold(key: string, clientId: string, { body, undoMs, share }: Omit<Kept, 'publishAt'> & { undoMs: number }) {
    this.refuseUndone(key)
    const now = this.clock.now()
    const known = this.kept.get(key)
    if (known && known.body !== body)
      throw new Failure('idempotency-mismatch', 'Another text was already sent under this id.')
    const last = Math.max(0, ...[...this.kept.values()].map(({ publishAt }) => publishAt))
    const held = known ?? { body, share, publishAt: Math.max(now + undoMs, last) }
    this.kept.set(key, held)
    if (!known) this.clock.setTimeout(() => this.sweep(key), held.publishAt - now + TIMES.heldGrace)
    return this.answer(clientId, held)
  }

  private answer(clientId: string, held: Kept) {
    const remainingMs = Math.max(0, held.publishAt - this.clock.now())
    // A clock that is a day behind: devices go by the time that is left.
    const publishAt = new Date(held.publishAt - 86_400_000).toISOString()
    return { held: { clientId, publishAt, remainingMs } }
  }

  /** Shares what was handed in before it, as the server does (D7); what can still be taken back is answered, to be waited for. */
  shareBefore(key: string, clientId: string) {
    if (!this.kept.has(key)) return undefined
    const [author = ''] = key.split(' ')
    const keys = [...this.kept.keys()].filter(other => other.startsWith(author))
    const before = keys.slice(0, keys.indexOf(key)).flatMap(other => this.kept.get(other) ?? [])
    const remainingMs = (before.at(-1)?.publishAt ?? 0) - this.clock.now()
    if (remainingMs > 0) return this.answer(clientId, before.at(-1) as Kept)
    for (const { share } of before) share()
    return undefined
  }

  /** It is being shared. */
  consume(key: string) {
    this.refuseUndone(key)
    this.kept.delete(key)
  }

  undo(key: string) {
    this.kept.delete(key)
    this.undone.add(key)
  }

  private refuseUndone(key: string) {
    if (this.undone.has(key))
      throw new Failure('conflict', 'You took this thought back. Share it anew.', { field: 'clientId' })
  }

  private sweep(key: string) {
    this.kept.get(key)?.share()
  }
}
