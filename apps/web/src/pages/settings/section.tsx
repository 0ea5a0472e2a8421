import { type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './section.module.css'

type SectionProps = { title: string; name?: string; children: ReactNode }

/** A part of the settings, with its heading. With a name it can be gone to by address. */
export function Section({ title, name, children }: SectionProps) {
  const id = useId()
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (name === undefined || location.hash !== `#${name}`) return
    section.current?.scrollIntoView()
    section.current?.focus({ preventScroll: true })
  }, [name])
  return (
    <section ref={section} id={name} tabIndex={-1} className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  )
}
