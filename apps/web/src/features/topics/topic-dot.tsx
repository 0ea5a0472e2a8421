import styles from './topic-dot.module.css'

/** The colour of a topic; inside an element with its hue. */
export const TopicDot = ({ isLarge = false }: { isLarge?: boolean }) => (
  <i className={isLarge ? styles.large : styles.dot} aria-hidden />
)
