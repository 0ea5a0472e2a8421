import type { Piece } from './excerpt.ts'
import styles from './marked.module.css'

/** A text with what was found in it marked. Every piece is a text node. */
export const Marked = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map(({ text, isFound }, index) =>
    isFound ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name
      <mark key={index} className={styles.found}>
        {text}
      </mark>
    ) : (
      text
    ),
  )
