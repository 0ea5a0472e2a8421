import { TextSkeleton } from '#ui/skeleton/skeleton.tsx'
import styles from './profile-skeleton.module.css'

/** A head without words, of about the height that a real one has. */
export function ProfileSkeleton() {
  return (
    <div className={styles.head} aria-hidden>
      <span className={styles.circle} />
      <TextSkeleton lines={3} />
    </div>
  )
}
