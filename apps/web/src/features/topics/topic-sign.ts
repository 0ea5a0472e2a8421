import type { Topic, TopicRole } from '@mehfil/shared/topic'

/** What a card says of its topic, and what its reader may do there: nothing of it moves with every thought. */
export type TopicSign = Pick<Topic, 'id' | 'slug' | 'name' | 'color'> & {
  /** Null for who has not joined. */
  readonly role: TopicRole | null
}

/** The sign of a topic; the former one while that says the same, so that cards stay undrawn. */
export function signOf(
  { id, slug, name, color, membership }: Topic,
  former: TopicSign | undefined,
): TopicSign {
  const sign: TopicSign = { id, slug, name, color, role: membership?.role ?? null }
  const isSame =
    former?.slug === slug && former.name === name && former.color === color && former.role === sign.role
  return isSame ? former : sign
}
