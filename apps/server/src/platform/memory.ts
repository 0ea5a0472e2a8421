import { getHeapStatistics } from 'node:v8'

export type MemoryLevel = 'ok' | 'elevated' | 'high' | 'critical'

/** Sizes in bytes; `usage` is the heap's share of its limit, 0 to 1. */
export type Memory = {
  heapUsed: number
  heapTotal: number
  heapLimit: number
  rss: number
  usage: number
  level: MemoryLevel
}

/** From the highest down: the share of the heap's limit at which a level begins. */
const LEVELS: readonly [MemoryLevel, number][] = [
  ['critical', 0.9],
  ['high', 0.8],
  ['elevated', 0.6],
]

export const memoryLevel = (usage: number): MemoryLevel =>
  LEVELS.find(([, from]) => usage >= from)?.[0] ?? 'ok'

/** As V8 sees it: its limit is what --max-old-space-size sets, and where the process would end. */
export function readMemory(): Memory {
  const heap = getHeapStatistics()
  const usage = heap.used_heap_size / heap.heap_size_limit
  return {
    heapUsed: heap.used_heap_size,
    heapTotal: heap.total_heap_size,
    heapLimit: heap.heap_size_limit,
    rss: process.memoryUsage.rss(),
    usage,
    level: memoryLevel(usage),
  }
}

/** From here on what is only nice to know is left out. */
export const isShort = (level: MemoryLevel): boolean => level === 'high' || level === 'critical'

export function isMemoryShort(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics()
  return isShort(memoryLevel(used / limit))
}
