import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import styles from './composer-gate.module.css'

/** Stands where a guest would write. */
export function GuestGate({ next }: { next: string }) {
  return (
    <Gate>
      <Link href={`${paths.signUp}?next=${encodeURIComponent(next)}`} className={styles.line}>
        {t('compose.signIn')}
      </Link>
    </Gate>
  )
}

/** Stands where somebody would write who has not joined. */
export function JoinGate({ label, onJoin }: { label: string; onJoin: () => void }) {
  return (
    <Gate>
      <button type="button" className={styles.line} onClick={onJoin}>
        {label}
      </button>
    </Gate>
  )
}

/** As high as the line to write in, until it is there. */
export const ComposerPlace = () => <div className={styles.place} />

const Gate = ({ children }: { children: ReactNode }) => <div className={styles.gate}>{children}</div>
