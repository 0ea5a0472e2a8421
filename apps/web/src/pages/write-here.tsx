import type { Topic } from '@mehfil/shared/topic'
import { Suspense, useRef, useState } from 'react'
import { ComposerPlace, GuestGate, JoinGate } from '#features/compose/composer-gate.tsx'
import { useMembership } from '#features/topics/use-membership.ts'
import { useUser } from '#lib/client-context.ts'
import { useHotkeys } from '#lib/hotkeys-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { paths } from '#lib/paths.ts'
import { useSteadyList } from './use-steady-list.ts'
import styles from './write-here.module.css'

const TypingLine = lazyPiece(() =>
  import('#features/presence/presence-pieces.ts').then(({ TypingLine }) => TypingLine),
)
const Composer = lazyPiece(() => import('#features/compose/composer.tsx').then(({ Composer }) => Composer))

type WriteHereProps = { topic: Topic; takesFocus: boolean }

/** The line to write in at the top of a topic, or what has to happen first. */
export function WriteHere(props: WriteHereProps) {
  const steady = useSteadyList()
  return (
    <div ref={steady} className={styles.place}>
      <Way {...props} />
      <div className={styles.typing}>
        <Suspense>
          <TypingLine topicId={props.topic.id} />
        </Suspense>
      </div>
    </div>
  )
}

function Way({ topic, takesFocus }: WriteHereProps) {
  const user = useUser()
  const text = useRef<HTMLTextAreaElement>(null)
  /** Asked to write before there was a line to do so. */
  const [wantsToWrite, setWantsToWrite] = useState(false)
  const focus = () => {
    if (!user || !topic.membership) return false
    // Hidden on phones, where the sheet answers this key.
    if (text.current && !text.current.offsetParent) return false
    setWantsToWrite(true)
    text.current?.focus()
    return true
  }
  useHotkeys({ n: focus, c: focus })

  if (!user) return <GuestGate next={paths.topic(topic.slug)} />
  if (!topic.membership) return <JoinToWrite topic={topic} onJoin={() => setWantsToWrite(true)} />
  return (
    <Suspense fallback={<ComposerPlace />}>
      <Composer
        topicId={topic.id}
        label={t('compose.in', { name: topic.name })}
        takesFocus={takesFocus || wantsToWrite}
        textRef={text}
      />
    </Suspense>
  )
}

/** Stands where somebody would write who has not joined. */
export function JoinToWrite({ topic, onJoin }: { topic: Topic; onJoin?: () => void }) {
  const { join, isBusy } = useMembership(topic)
  return (
    <JoinGate
      label={t('compose.joinIn', { name: topic.name })}
      onJoin={() => {
        if (isBusy) return
        onJoin?.()
        void join()
      }}
    />
  )
}
