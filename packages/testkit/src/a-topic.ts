import type { Topic } from '@mehfil/shared/topic'
import { anId } from './an-id.ts'

/** The topic of that number, empty and not joined; anything can be said otherwise. */
export function aTopic(number = 1, other: Partial<Topic> = {}): Topic {
  return {
    id: anId(number, 2),
    slug: `topic-${number}`,
    name: `Topic ${number}`,
    description: '',
    color: (number * 47) % 360,
    createdAt: '2026-01-01T00:00:00.000Z',
    memberCount: 1,
    thoughtCount: 0,
    epoch: 'e1',
    seq: 0,
    rev: 0,
    membership: null,
    ...other,
  }
}
