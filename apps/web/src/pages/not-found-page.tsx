import { Link } from 'wouter'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { buttonClass } from '#ui/button/button.tsx'
import { Page, PageHead } from '#ui/page/page.tsx'

export function NotFoundPage() {
  return (
    <Page title={t('notFound.title')} head={<PageHead title={t('notFound.title')} canGoBack />}>
      <Blank title={t('notFound.title')} text={t('notFound.text')}>
        <Link href={paths.explore} className={buttonClass('main')}>
          {t('notFound.next')}
        </Link>
      </Blank>
    </Page>
  )
}
