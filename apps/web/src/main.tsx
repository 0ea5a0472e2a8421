import { createFeedClient } from '@mehfil/client/create-feed-client'
import { isPageVisible, pageWakeups } from '@mehfil/client/system'
import { createRoot } from 'react-dom/client'
import { rememberedUser, verifyUser } from '#features/accounts/account.ts'
import { createPreferences } from '#lib/preferences.ts'
import { lastingStorage } from '#lib/storage.ts'
import '#ui/theme/fonts.css'
import '#ui/theme/tokens.css'
import '#ui/theme/base.css'
import { App } from './app/app.tsx'
import { fetchAhead } from './app/fetch-ahead.ts'

const client = createFeedClient({
  url: '',
  storage: lastingStorage,
  wakeups: pageWakeups,
  isVisible: isPageVisible,
})
client.setUser(rememberedUser())

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root.')
createRoot(root).render(<App client={client} preferences={createPreferences()} />)

// The first picture needs neither: the feed loads by itself, and who is signed in is remembered.
client.start()
void verifyUser(client)
fetchAhead()
