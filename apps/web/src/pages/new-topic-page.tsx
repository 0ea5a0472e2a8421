import { Redirect, useLocation } from 'wouter'
import { TopicForm } from '#features/topics/topic-form.tsx'
import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { Page, PageHead } from '#ui/page/page.tsx'
import { COMPOSE } from './use-compose-focus.ts'

export function NewTopicPage() {
  const [, navigate] = useLocation()
  if (!useUser()) return <Redirect to={`${paths.signUp}?next=${paths.newTopic}`} />
  return (
    <Page
      title={t('topicForm.title')}
      head={<PageHead title={t('topicForm.title')} subtitle={t('topicForm.subtitle')} canGoBack />}
    >
      <TopicForm onOpened={({ slug }) => navigate(paths.topic(slug), { replace: true, state: COMPOSE })} />
    </Page>
  )
}
