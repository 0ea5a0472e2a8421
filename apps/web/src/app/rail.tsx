import { Bell, Bookmark, Compass, House, Layers, type LucideIcon, Search, Settings, User } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useRoute } from 'wouter'
import { UnreadNotices } from '#features/notifications/unread-notices.tsx'
import { useHerald } from '#features/notifications/use-herald.ts'
import { faceOf } from '#features/reactions/reaction-faces.ts'
import { TopicRail } from '#features/topics/topic-rail.tsx'
import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { Brand } from '#ui/brand/brand.tsx'
import { buttonClass } from '#ui/button/button.tsx'
import styles from './rail.module.css'

/** The left margin: where one can go. */
export function Rail() {
  const user = useUser()
  useHerald(faceOf)
  return (
    <nav className={styles.rail} aria-label={t('nav.main')}>
      <Link href={paths.home} className={styles.brand}>
        <Brand />
      </Link>
      {user && <RailEntry href={paths.home} icon={House} label={t('nav.home')} />}
      <RailEntry href={paths.explore} icon={Compass} label={t('nav.explore')} />
      <RailEntry href={paths.topics} icon={Layers} label={t('nav.topics')} />
      {user && (
        <RailEntry href={paths.notifications} icon={Bell} label={t('nav.notices')}>
          <UnreadNotices className={styles.count} />
        </RailEntry>
      )}
      {user && <RailEntry href={paths.bookmarks} icon={Bookmark} label={t('nav.bookmarks')} />}
      <RailEntry href={paths.search} icon={Search} label={t('nav.search')} />
      {user && <RailEntry href={paths.person(user.handle)} icon={User} label={t('nav.profile')} />}
      <RailEntry href={paths.settings} icon={Settings} label={t('nav.settings')} />
      {user ? <TopicRail /> : <Door />}
    </nav>
  )
}

type RailEntryProps = { href: string; icon: LucideIcon; label: string; children?: ReactNode }

function RailEntry({ href, icon: Icon, label, children }: RailEntryProps) {
  const [isCurrent] = useRoute(href)
  return (
    <Link href={href} className={styles.entry} aria-current={isCurrent ? 'page' : undefined}>
      <Icon size={19} strokeWidth={1.8} aria-hidden />
      <span className={styles.label}>{label}</span>
      {children}
    </Link>
  )
}

/** For guests. */
const Door = () => (
  <div className={styles.door}>
    <Link href={paths.signUp} className={buttonClass('main')}>
      {t('account.signUp.title')}
    </Link>
    <Link href={paths.signIn} className={buttonClass('calm')}>
      {t('nav.signIn')}
    </Link>
  </div>
)
