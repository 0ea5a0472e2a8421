import { type ReactNode, useEffect } from 'react'
import { takeDownFirstPicture } from '#lib/first-picture.ts'
import styles from './blank.module.css'

type BlankProps = { title: string; text?: string | undefined; children?: ReactNode }

/** A page or list with nothing to show: what is the case, and the next thing to do. */
export function Blank({ title, text, children }: BlankProps) {
  useEffect(takeDownFirstPicture, [])
  return (
    <div className={styles.blank}>
      <svg className={styles.lamp} viewBox="0 0 96 72" aria-hidden>
        <path className={styles.glow} d="M48 4c14 15 20 27 20 38a20 20 0 0 1-40 0C28 31 34 19 48 4Z" />
        <path className={styles.flame} d="M48 20c7 8 10 14 10 20a10 10 0 0 1-20 0c0-6 3-12 10-20Z" />
        <path
          className={styles.bowl}
          d="M22 54c7 9 15 13 26 13s19-4 26-13c-8 2.600-16.500 3.900-26 3.900S30 56.600 22 54Z"
        />
      </svg>
      <h2 className={styles.title}>{title}</h2>
      {text && <p className={styles.text}>{text}</p>}
      {children && <div className={styles.next}>{children}</div>}
    </div>
  )
}
