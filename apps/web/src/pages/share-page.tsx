import { useCallback, useEffect, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useComposing } from '#features/compose/composing.ts'
import { useTakingShared } from '#features/compose/use-taking-shared.ts'
import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { buttonClass } from '#ui/button/button.tsx'
import { useNotices } from '#ui/notice/notice.ts'
import { Page, PageHead } from '#ui/page/page.tsx'
import { FeedSkeleton } from '#ui/skeleton/skeleton.tsx'

const BACK_HERE = `?next=${encodeURIComponent(paths.share)}`

/** Where one arrives with something from another app, or by a shortcut in order to write: on the way to the sheet. */
export function SharePage() {
  const isMember = useUser() !== null
  useLostNotice()
  return (
    <Page title={t('share.title')} head={<PageHead title={t('share.title')} />}>
      {isMember ? <Taking /> : <Guest />}
    </Page>
  )
}

function Taking() {
  const composing = useComposing()
  const [, navigate] = useLocation()
  const [isWithoutTopic, setIsWithoutTopic] = useState(false)
  const handleTaken = useCallback(
    (topicId: string | undefined) => {
      if (topicId === undefined) return setIsWithoutTopic(true)
      navigate(paths.home, { replace: true })
      composing.isOpen.set(true)
    },
    [composing, navigate],
  )
  useTakingShared({ onTaken: handleTaken })
  if (!isWithoutTopic) return <FeedSkeleton />
  return (
    <Blank title={t('share.noTopic')} text={t('share.noTopic.next')}>
      <Link href={paths.topics} className={buttonClass('main')}>
        {t('nav.findTopics')}
      </Link>
    </Blank>
  )
}

const Guest = () => (
  <Blank title={t('share.guest')} text={t('share.guest.next')}>
    <Link href={paths.signIn + BACK_HERE} className={buttonClass('main')}>
      {t('nav.signIn')}
    </Link>
    <Link href={paths.signUp + BACK_HERE} className={buttonClass('calm')}>
      {t('account.signUp.title')}
    </Link>
  </Blank>
)

/** The server has answered in place of the worker, which alone could have kept it. */
function useLostNotice(): void {
  const notices = useNotices()
  const isLost = new URLSearchParams(useSearch()).has('lost')
  useEffect(() => {
    if (isLost) notices.show(t('share.lost'))
  }, [isLost, notices])
}
