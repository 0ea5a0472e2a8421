import { TIMES } from '@mehfil/shared/limits'
import type { Committed } from '#feed/write-batch.ts'
import type { Broadcast } from '#platform/broadcast.ts'
import { faultFor, toFailure } from '#platform/failure.ts'
import type { Log } from '#platform/log.ts'
import { rooms } from '#platform/rooms.ts'
import type { News, Told } from './telling.store.ts'

export type TellerDeps = {
  telling: { tellSome(): Promise<Told> }
  broadcast: Broadcast
  log: Log
  /** The server is short of something: what can wait, waits. */
  isStrained(): boolean
  /** Rows that are new, or were added to. */
  onTold?(kind: string): void
}

/**
 * Tells members what concerns them, after the commit that did it and apart from the feed. What was done within a moment is
 * told together: a thousand reactions are a few transactions and a few events. Every node tells; what one has taken the
 * others do not see, and what a crash left is found by the next that looks.
 */
export function createTeller({ telling, broadcast, log, isStrained, onTold }: TellerDeps) {
  let timer: NodeJS.Timeout | undefined
  let soon: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isAgain = false
  let isStopped = false

  /** Each event counts as far as its own row: so a client can tell what is news to it from what is only another. */
  function publish({ personId, count, before, rows, people, gone, isMore }: News): void {
    const room = rooms.person(personId)
    for (const [at, { notification, isNew }] of rows.entries()) {
      const isLast = at === rows.length - 1
      const named = notification.personIds.flatMap(id => people[id] ?? [])
      broadcast.toRoom(room, 'notification:new', {
        ...count,
        number: isLast ? count.number : isNew ? notification.number : before,
        notification,
        people: Object.fromEntries(named.map(person => [person.id, person])),
      })
      if (isNew) onTold?.(notification.kind)
    }
    if (gone.length === 0 && !isMore) return
    broadcast.toRoom(room, 'viewer:changed', {
      notifications: { ...count, ...(gone.length > 0 && { gone }), ...(isMore && { list: 'changed' }) },
    })
  }

  const rest = () =>
    new Promise(resolve => setTimeout(resolve, isStrained() ? TIMES.noticeStrained : TIMES.noticeSoon))

  async function run(): Promise<void> {
    try {
      while (isAgain && !isStopped) {
        isAgain = false
        const { news, isMore } = await telling.tellSome()
        for (const one of news) publish(one)
        if (!isMore) continue
        isAgain = true
        await rest()
      }
    } catch (error) {
      // The database is away, or this node is about to stop: what is untold stays so until somebody looks again.
      if (toFailure(error).code === 'unavailable') return
      log.warn({ event: 'telling-failed', ...faultFor(error) })
    }
  }

  /** Tells what there is to tell, as it is now; never rejects. */
  function tell(): Promise<void> {
    isAgain = true
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }

  /** Something was done here: it is told in a moment, together with what is done until then. */
  function tellSoon(): void {
    soon ??= setTimeout(
      () => {
        soon = undefined
        if (!isStopped) void tell()
      },
      isStrained() ? TIMES.noticeStrained : TIMES.noticeSoon,
    )
  }

  return {
    tell,
    tellSoon,
    /** Most commits concern nobody. What is overlooked here, the next look finds. */
    handleCommitted({ thoughts }: Committed): void {
      if (thoughts.some(mayConcern)) tellSoon()
    },
    start() {
      timer = setInterval(() => void tell(), TIMES.noticePoll)
    },
    async stop() {
      isStopped = true
      clearInterval(timer)
      clearTimeout(soon)
      await running
    },
  }
}

const mayConcern = ({ replyTo, body, reactions }: Committed['thoughts'][number]) =>
  replyTo !== null || body === null || body.includes('@') || Object.keys(reactions).length > 0
