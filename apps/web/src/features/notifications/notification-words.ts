import type { Notification } from '@mehfil/shared/notification'
import type { ReactionKind } from '@mehfil/shared/reaction'
import { t } from '#lib/i18n/translate.ts'

/** A name keeps to its own direction beside words of another. */
const isolated = (name: string) => `\u2068${name}\u2069`

/** 'Asha', 'Asha and Bilal', 'Asha and 3 others': never more names than one line holds. */
export function whoWords(names: readonly string[], count: number): string {
  const [first = '', second = ''] = names.map(isolated)
  if (count <= 1) return first
  if (count === 2 && names.length > 1) return t('notices.who.two', { first, second })
  return t('notices.who.many', { first, count: count - 1 })
}

export type NotificationNaming = {
  nameOf(personId: string): string
  faceOf(kind: ReactionKind): string
}

/** What happened, in one sentence. */
export function notificationWords(
  { kind, personIds, count, reactions }: Pick<Notification, 'kind' | 'personIds' | 'count' | 'reactions'>,
  { nameOf, faceOf }: NotificationNaming,
): string {
  const who = whoWords(personIds.map(nameOf), count)
  switch (kind) {
    case 'mention':
      return t('notices.mention', { who })
    case 'reply':
      return t('notices.reply', { who })
    case 'reaction':
      return t('notices.reaction', { who, faces: reactions.map(faceOf).join(' ') })
    case 'follow':
      return t('notices.follow', { who, count })
  }
}
