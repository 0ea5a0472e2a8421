import { type ReactNode, Suspense, useEffect, useState, type WheelEvent } from 'react'
import { useLocation } from 'wouter'
import { useComposing } from '#features/compose/composing.ts'
import { useClient, useUser } from '#lib/client-context.ts'
import { useHotkeys } from '#lib/hotkeys-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { lazyPiece } from '#lib/lazy-piece.ts'
import { paths } from '#lib/paths.ts'
import { PHONE, useMedia } from '#lib/use-media.ts'
import { useReadable } from '#lib/use-readable.ts'
import { useOpenedPicture } from '#pages/opened-picture.ts'
import { UndoKeys } from '#pages/undo-keys.ts'
import { StatusLine } from '#ui/notice/status-line.tsx'
import styles from './shell.module.css'

// A phone has the bar and no margin, everything else the other way round: each fetches its own.
const Rail = lazyPiece(() => import('./rail.tsx').then(({ Rail }) => Rail))
const BottomBar = lazyPiece(() => import('./phone-pieces.ts').then(({ BottomBar }) => BottomBar))
const ComposeSheet = lazyPiece(() => import('./phone-pieces.ts').then(({ ComposeSheet }) => ComposeSheet))
const ConnectionLine = lazyPiece(() =>
  import('#features/connection/connection-line.tsx').then(({ ConnectionLine }) => ConnectionLine),
)
const VersionLine = lazyPiece(() =>
  import('#features/versions/version-pieces.ts').then(({ VersionLine }) => VersionLine),
)
const VersionWatch = lazyPiece(() =>
  import('#features/versions/version-pieces.ts').then(({ VersionWatch }) => VersionWatch),
)
const PictureViewer = lazyPiece(() =>
  import('#pages/picture-viewer.tsx').then(({ PictureViewer }) => PictureViewer),
)
const KeyDialog = lazyPiece(() =>
  import('#features/keyboard/key-dialog.tsx').then(({ KeyDialog }) => KeyDialog),
)

/** What stays while pages change: margins, the sheet to write in, the quiet line, the keys that work everywhere. */
export function Shell({ children }: { children: ReactNode }) {
  const [showsKeys, setShowsKeys] = useState(false)
  const isPhone = useMedia(PHONE)
  useGlobalKeys(() => setShowsKeys(true))
  return (
    <div className={styles.shell} onWheel={forwardWheel}>
      <a href="#main" className={styles.skip}>
        {t('app.skip')}
      </a>
      <Suspense>{isPhone ? null : <Rail />}</Suspense>
      {children}
      <Suspense>{isPhone ? <BottomBar /> : null}</Suspense>
      <UndoKeys />
      <StatusLine>
        <Suspense>
          <ConnectionLine />
        </Suspense>
        <Suspense>
          <VersionLine />
        </Suspense>
      </StatusLine>
      <Suspense>
        <VersionWatch />
      </Suspense>
      <Suspense>
        <Sheet />
        <Viewer />
        {showsKeys && <KeyDialog onClose={() => setShowsKeys(false)} />}
      </Suspense>
    </div>
  )
}

function Viewer() {
  const opened = useOpenedPicture()
  const shown = useReadable(opened)
  const [path] = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has no picture open
  useEffect(() => () => opened.set(null), [opened, path])
  return shown && <PictureViewer opened={shown} onClose={() => opened.set(null)} />
}

function Sheet() {
  const composing = useComposing()
  const isOpen = useReadable(composing.isOpen)
  const topic = useReadable(composing.topic)
  const [path, navigate] = useLocation()
  if (!isOpen) return null
  const close = () => composing.isOpen.set(false)
  return (
    <ComposeSheet
      topic={topic?.membership ? topic : undefined}
      onClose={close}
      onShared={({ slug }) => {
        close()
        if (!path.startsWith(paths.topic(slug))) navigate(paths.topic(slug))
      }}
    />
  )
}

function useGlobalKeys(showKeys: () => void): void {
  const [path, navigate] = useLocation()
  const isGuest = useUser() === null
  const { topics } = useClient()
  const composing = useComposing()
  const go = (to: string) => () => {
    navigate(to)
    return true
  }
  const write = () => {
    if (isGuest) navigate(`${paths.signUp}?next=${encodeURIComponent(path)}`)
    else if (topics.joined.get().length === 0) navigate(paths.topics)
    else composing.isOpen.set(true)
    return true
  }
  useHotkeys({
    n: write,
    c: write,
    'g h': go(paths.home),
    'g e': go(paths.explore),
    'g b': go(paths.bookmarks),
    'g n': go(paths.notifications),
    '/': go(paths.search),
    '?': () => {
      showKeys()
      return true
    },
  })
}

/** The wheel over a margin turns the feed: the list is the scroller, but a page feels like one piece. */
function forwardWheel(event: WheelEvent): void {
  const list = document.getElementById('feed')
  if (!list || !(event.target instanceof Element)) return
  if (event.target.closest('main, dialog, [popover]') || scrollsItself(event.target)) return
  list.scrollTop += event.deltaY
}

function scrollsItself(element: Element): boolean {
  const margin = element.closest('nav, aside')
  return margin !== null && margin.scrollHeight > margin.clientHeight + 1
}
