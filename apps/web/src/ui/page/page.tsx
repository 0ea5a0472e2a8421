import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useClient } from '#lib/client-context.ts'
import { formatNumber, t } from '#lib/i18n/translate.ts'
import { goBack } from '#lib/navigation.ts'
import { useSelected } from '#lib/use-readable.ts'
import styles from './page.module.css'
import { WideOnly } from './wide-only.tsx'

type PageProps = {
  /** As in the browser's tab. */
  title: string
  head: ReactNode
  aside?: ReactNode
  /** False: the page scrolls as a whole; true: a list inside does. */
  isFeed?: boolean
  children: ReactNode
}

/** The middle column and, where there is room, the right margin. */
export function Page({ title, head, aside, isFeed = false, children }: PageProps) {
  return (
    <>
      <Title>{title}</Title>
      <main id="main" className={styles.main} tabIndex={-1}>
        {head}
        {isFeed ? children : <Scroller>{children}</Scroller>}
      </main>
      <aside className={styles.aside}>
        <WideOnly>{aside}</WideOnly>
      </aside>
    </>
  )
}

/** Scrolls as a whole, where a page is a feed at other times. */
export const Scroller = ({ children }: { children: ReactNode }) => (
  <div className={styles.scroller}>{children}</div>
)

/** With how much she was told that is not read, so that a tab in the background says so. */
function Title({ children }: { children: string }) {
  const unread = useSelected(useClient().notifications.count, count => count.unread)
  return <title>{`${unread > 0 ? `(${formatNumber(unread)}) ` : ''}${children} · ${t('app.name')}`}</title>
}

type PageHeadProps = {
  title: ReactNode
  subtitle?: ReactNode
  /** Before the title: a colour, a picture. */
  sign?: ReactNode
  canGoBack?: boolean
  children?: ReactNode
}

/** The head of the middle column. */
export function PageHead({ title, subtitle, sign, canGoBack = false, children }: PageHeadProps) {
  return (
    <header className={styles.head}>
      {canGoBack && (
        <button type="button" className={styles.back} aria-label={t('nav.back')} onClick={goBack}>
          <ArrowLeft size={20} aria-hidden />
        </button>
      )}
      {sign}
      <div className={styles.words}>
        <h1 className={styles.title} dir="auto">
          {title}
        </h1>
        {subtitle && (
          <p className={styles.subtitle} dir="auto">
            {subtitle}
          </p>
        )}
      </div>
      {children && <div className={styles.side}>{children}</div>}
    </header>
  )
}
