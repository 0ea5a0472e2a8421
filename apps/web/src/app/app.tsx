import type { FeedClient } from '@mehfil/client/feed-client'
import { useEffect, useLayoutEffect, useState } from 'react'
import { ClientProvider, useUser } from '#lib/client-context.ts'
import { forgetPersonal } from '#lib/forget-personal.ts'
import { createHotkeys, listenForKeys } from '#lib/hotkeys.ts'
import { HotkeysProvider } from '#lib/hotkeys-context.ts'
import { language } from '#lib/i18n/translate.ts'
import { keepFocus } from '#lib/keep-focus.ts'
import { watchNavigation } from '#lib/navigation.ts'
import type { Preferences } from '#lib/preferences.ts'
import { PreferencesProvider } from '#lib/preferences-context.ts'
import { SavingProvider } from '#lib/saving.ts'
import { useReadable } from '#lib/use-readable.ts'
import { createNotices, NoticesProvider } from '#ui/notice/notice.ts'
import { AppBoundary } from './app-boundary.tsx'
import { createOwn, PersonalProviders } from './providers.tsx'
import { Routes } from './routes.tsx'
import { Shell } from './shell.tsx'

export type AppProps = { client: FeedClient; preferences: Preferences }

/** The app around a feed client. */
export function App({ client, preferences }: AppProps) {
  const [notices] = useState(createNotices)
  const [hotkeys] = useState(() => createHotkeys(() => performance.now()))
  useEffect(() => listenForKeys(hotkeys, () => preferences.hotkeys.get()), [hotkeys, preferences])
  // Before the router listens, who draws the page at once when the browser goes back.
  useLayoutEffect(watchNavigation, [])
  useEffect(keepFocus, [])
  // In another language all is drawn anew, and stays what it is.
  useReadable(language)
  return (
    <AppBoundary>
      <PreferencesProvider value={preferences}>
        <HotkeysProvider value={hotkeys}>
          <NoticesProvider value={notices}>
            <ClientProvider value={client}>
              <SavingProvider value={preferences.isSaving}>
                <Room client={client} />
              </SavingProvider>
            </ClientProvider>
          </NoticesProvider>
        </HotkeysProvider>
      </PreferencesProvider>
    </AppBoundary>
  )
}

/** Made anew for another account, so that nothing is left of the former. */
function Room({ client }: { client: FeedClient }) {
  const user = useUser()
  return <OwnRoom key={user?.id ?? 'guest'} client={client} />
}

function OwnRoom({ client }: { client: FeedClient }) {
  const [own] = useState(() => createOwn(client))
  useEffect(() => {
    const isMember = client.user.get() !== null
    return () => {
      if (isMember) forgetPersonal()
    }
  }, [client])
  return (
    <PersonalProviders own={own}>
      <Shell>
        <Routes />
      </Shell>
    </PersonalProviders>
  )
}
