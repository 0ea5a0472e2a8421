import { useSyncExternalStore } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { Dots } from '#ui/dots/dots.tsx'
import styles from './typing-line.module.css'
import { typingWords } from './typing-words.ts'
import { usePresence } from './use-presence.ts'

/** Who is typing. It comes and goes too often to be read out, and moves nothing: its place is kept. */
export function TypingLine({ topicId }: { topicId: string }) {
  const typing = usePresence(topicId)?.typing ?? []
  const { people } = useClient()
  const nameOf = (id: string) => people.get(id)?.displayName ?? t('thought.someone')
  const words = useSyncExternalStore(people.subscribe, () => typingWords(typing.map(nameOf)))
  return (
    <p className={styles.line} aria-hidden>
      {words && (
        <span className={styles.words}>
          <Dots />
          <span className={styles.who}>{words}</span>
        </span>
      )}
    </p>
  )
}
