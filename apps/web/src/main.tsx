import { partsOnDemand } from '@mehfil/client/browser/on-demand'
import { createFeedClient } from '@mehfil/client/create-feed-client'
import { followPage, isPageVisible, pagePace, pageWakeups } from '@mehfil/client/system'
import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { rememberedUser, verifyUser } from '#features/accounts/account.ts'
import { openIn, pageLanguage } from '#lib/i18n/page-language.ts'
import { keepFetching } from '#lib/lazy-piece.ts'
import { createPreferences } from '#lib/preferences.ts'
import '#ui/theme/fonts.css'
import '#ui/theme/tokens.css'
import '#ui/theme/base.css'
import '#ui/theme/first-picture.css'
// In the first picture of explore, whose page comes later.
import '#pages/welcome.module.css'
import { App } from './app/app.tsx'
import { fetchBrought } from './app/brought-answers.ts'

// The socket, the other tabs and the disk come in a piece of their own.
const fetchParts = () =>
  import('@mehfil/client/browser/browser-parts').then(({ createBrowserParts }) => createBrowserParts())

const preferences = createPreferences()
const { isSaving } = preferences

const client = createFeedClient({
  ...partsOnDemand(fetchParts),
  url: '',
  fetch: fetchBrought(),
  wakeups: pageWakeups,
  isVisible: isPageVisible,
  pace: pagePace,
  loadAhead: ahead =>
    void import('@mehfil/client/prefetch')
      .then(({ startPrefetch, pageSpare }) =>
        startPrefetch(
          ahead,
          pageSpare(() => isSaving.get()),
        ),
      )
      .catch(() => undefined),
})
client.setUser(rememberedUser())

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root.')
// In small turns: somebody may be scrolling the first picture.
const draw = () =>
  startTransition(() => {
    createRoot(root).render(<App client={client} preferences={preferences} />)
  })
const language = pageLanguage()
// The words of English are there.
if (language === 'en') draw()
else void openIn(language).then(draw)

// The first picture needs neither: the feed loads by itself, and who is signed in is remembered.
client.start()
followPage(client)
void verifyUser(client)
// After the first picture, and what that needs.
setTimeout(
  () =>
    void keepFetching(() => import('./app/fetch-ahead.ts')).then(
      ({ fetchAhead }) => fetchAhead(isSaving),
      () => undefined,
    ),
  1500,
)
