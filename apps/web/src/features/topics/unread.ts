import type { Topic } from '@mehfil/shared/topic'

/** What is to be read of a topic; of a muted one nothing has to. */
export const unreadOf = ({ membership }: Topic): number =>
  membership && !membership.muted ? membership.unread : 0
