import styles from './dots.module.css'

/** Something is under way. Their size is `--dot` of what is around them. */
export const Dots = () => (
  <span className={styles.dots} aria-hidden>
    <i />
    <i />
    <i />
  </span>
)
