import { Plus } from 'lucide-react'
import { Link } from 'wouter'
import { TopicDirectory } from '#features/topics/topic-directory.tsx'
import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { buttonClass } from '#ui/button/button.tsx'
import { Page, PageHead } from '#ui/page/page.tsx'
import { SearchLink } from './search-link.tsx'

/** All topics, and the way to open one. */
export function TopicsPage() {
  const user = useUser()
  return (
    <Page
      title={t('topics.title')}
      head={
        <PageHead title={t('topics.title')} subtitle={t('topics.subtitle')}>
          <SearchLink />
          {user && (
            <Link href={paths.newTopic} className={buttonClass('calm')}>
              <Plus size={16} aria-hidden /> {t('topics.new')}
            </Link>
          )}
        </PageHead>
      }
    >
      <TopicDirectory />
    </Page>
  )
}
