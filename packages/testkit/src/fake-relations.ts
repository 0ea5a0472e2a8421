import type { Relation } from '@mehfil/shared/person'
import type { Thought } from '@mehfil/shared/thought'
import { veiled } from '@mehfil/shared/veil'

type Name = 'follows' | 'mutes' | 'blocks'

/** What is in an answer or event of a topic. */
type Told = {
  epoch?: string
  head?: { epoch: string }
  heads?: Record<string, { epoch: string }>
  thoughts?: readonly Thought[]
}

/** How people stand to each other, and what of the topics they see: as the server veils it. */
export class FakeRelations {
  private readonly pairs = new Set<string>()

  has(name: Name, personId: string, otherId: string): boolean {
    return this.pairs.has(`${name} ${personId} ${otherId}`)
  }

  set(name: Name, personId: string, otherId: string, isWanted: boolean) {
    if (isWanted) this.pairs.add(`${name} ${personId} ${otherId}`)
    else this.pairs.delete(`${name} ${personId} ${otherId}`)
  }

  of(personId: string, otherId: string): Relation {
    const is = (name: Name) => this.has(name, personId, otherId)
    const isFollower = this.has('follows', otherId, personId)
    return { follows: is('follows'), mutes: is('mutes'), blocks: is('blocks'), isFollower }
  }

  /** What she is told of it, in the numbering that is hers. */
  seenBy<Some extends Told>(personId: string | undefined, told: Some): Some {
    const hidden = this.hiddenFrom(personId)
    const { epoch, head, heads, thoughts } = told
    const numbered = <Head extends { epoch: string }>(of: Head) => ({
      ...of,
      epoch: of.epoch + markOf(hidden),
    })
    return {
      ...told,
      ...(epoch !== undefined && { epoch: epoch + markOf(hidden) }),
      ...(head && { head: numbered(head) }),
      ...(heads && {
        heads: Object.fromEntries(Object.entries(heads).map(([id, of]) => [id, numbered(of)])),
      }),
      ...(thoughts && { thoughts: thoughts.map(each => (hidden.has(each.authorId) ? veiled(each) : each)) }),
    }
  }

  /** What she holds, in the topic's own numbering. */
  behind<Some extends { epoch?: string; since?: unknown }>(personId: string | undefined, input: Some): Some {
    const mark = markOf(this.hiddenFrom(personId))
    const plain = (epoch: string) => (epoch.endsWith(mark) ? epoch.slice(0, epoch.length - mark.length) : '-')
    const since = input.since as { epoch: string } | undefined
    return {
      ...input,
      ...(input.epoch !== undefined && { epoch: plain(input.epoch) }),
      ...(since?.epoch !== undefined && { since: { ...since, epoch: plain(since.epoch) } }),
    }
  }

  private hiddenFrom(personId: string | undefined): ReadonlySet<string> {
    const hidden = new Set<string>()
    for (const pair of this.pairs) {
      const [name, one, other] = pair.split(' ') as [Name, string, string]
      if (name !== 'follows' && one === personId) hidden.add(other)
      if (name === 'blocks' && other === personId) hidden.add(one)
    }
    return hidden
  }
}

const markOf = (hidden: ReadonlySet<string>) =>
  hidden.size > 0 ? `~${[...hidden].toSorted()}`.slice(0, 60) : ''
