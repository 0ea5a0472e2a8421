import { Bell, Compass, House, Layers, LogIn, type LucideIcon, User } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation, useRoute } from 'wouter'
import { useComposing } from '#features/compose/composing.ts'
import { UnreadNotices } from '#features/notifications/unread-notices.tsx'
import { useHerald } from '#features/notifications/use-herald.ts'
import { faceOf } from '#features/reactions/reaction-faces.ts'
import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { Button, buttonClass } from '#ui/button/button.tsx'
import styles from './bottom-bar.module.css'

/** The navigation of a phone, within reach of a thumb. */
export function BottomBar() {
  const user = useUser()
  const composing = useComposing()
  const [path] = useLocation()
  useHerald(faceOf)
  return (
    <nav className={styles.bar} aria-label={t('nav.main')}>
      {user && <BarEntry href={paths.home} icon={House} label={t('nav.home')} />}
      <BarEntry href={paths.explore} icon={Compass} label={t('nav.explore')} />
      {user ? (
        <Button look="main" onClick={() => composing.isOpen.set(true)}>
          {t('compose.share')}
        </Button>
      ) : (
        <Link href={`${paths.signUp}?next=${encodeURIComponent(path)}`} className={buttonClass('main')}>
          {t('nav.signUp')}
        </Link>
      )}
      {user && (
        <BarEntry href={paths.notifications} icon={Bell} label={t('nav.notices')}>
          <UnreadNotices className={styles.count} />
        </BarEntry>
      )}
      <BarEntry href={paths.topics} icon={Layers} label={t('nav.topics')} />
      {user ? (
        <BarEntry href={paths.person(user.handle)} icon={User} label={t('nav.profile')} />
      ) : (
        <BarEntry href={paths.signIn} icon={LogIn} label={t('nav.signIn')} />
      )}
    </nav>
  )
}

type BarEntryProps = { href: string; icon: LucideIcon; label: string; children?: ReactNode }

function BarEntry({ href, icon: Icon, label, children }: BarEntryProps) {
  const [isCurrent] = useRoute(href)
  return (
    <Link href={href} className={styles.entry} aria-current={isCurrent ? 'page' : undefined}>
      <Icon size={21} strokeWidth={1.8} aria-hidden />
      <span className={styles.label}>{label}</span>
      {children}
    </Link>
  )
}
