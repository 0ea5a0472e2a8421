import { t } from '#lib/i18n/translate.ts'
import { Avatar } from '#ui/avatar/avatar.tsx'
import type { Candidate } from './known-people.ts'
import styles from './mention-list.module.css'

type MentionOptionProps = { id: string; person: Candidate; isChosen: boolean; onChoose: () => void }

/** One of the people. Pressing it leaves the focus where one writes. */
export function MentionOption({ id, person, isChosen, onChoose }: MentionOptionProps) {
  return (
    <button
      type="button"
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={isChosen}
      className={styles.option}
      onMouseDown={event => event.preventDefault()}
      onClick={onChoose}
    >
      <Avatar person={person} size="s" />
      <span className={styles.words}>
        <bdi className={styles.name}>{person.displayName}</bdi>{' '}
        <bdi dir="ltr" className={styles.handle}>
          @{person.handle}
        </bdi>
      </span>
      {person.isHere ? (
        <span className={styles.note}>{t('mention.here')}</span>
      ) : (
        person.isFollowed && <span className={styles.note}>{t('mention.followed')}</span>
      )}
    </button>
  )
}
