import type { Topic } from '@mehfil/shared/topic'
import type { Member } from '#platform/handling.ts'

/** Moderators of the topic, and those of the whole place. */
export const mayEdit = (member: Member, topic: Topic): boolean =>
  member.role !== 'member' || topic.membership?.role === 'moderator'

/** A hue for a topic that names none: always the same for a slug, and spread over the circle (FNV-1a). */
export function hueOf(slug: string): number {
  let hash = 0x811c9dc5
  for (const character of slug) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  return (hash >>> 0) % 360
}
