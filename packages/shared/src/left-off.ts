import type { Topic } from './topic.ts'

/** So many new ones have room above what was read last, with the newest in view. */
const FEW = 2

/** At which place a topic is opened that was read on another day or device; 0: at its newest. */
export function leftOffSeq({ seq, membership }: Pick<Topic, 'seq' | 'membership'>): number {
  const readSeq = membership?.readSeq ?? 0
  return seq - readSeq > FEW ? readSeq : 0
}
