import type { DrawFirstPicture } from '@mehfil/shared/first-picture'
import { LANGUAGES } from '@mehfil/shared/language'
import { pageAddress } from '@mehfil/shared/page-address'
import { renderToString } from 'react-dom/server'
import { Router } from 'wouter'
import { ThoughtActionsProvider } from '#features/thoughts/thought-actions.ts'
import { ClientProvider } from '#lib/client-context.ts'
import { fetchFirstWords, fetchWords, language } from '#lib/i18n/translate.ts'
import { createNotices, NoticesProvider } from '#ui/notice/notice.ts'
import { createOwn, PersonalProviders } from '../providers.tsx'
import shellStyles from '../shell.module.css'
import { liftStyles } from './lift-styles.ts'
import { createStillClient } from './still-client.ts'
import { stillPage } from './still-pages.tsx'

/** React puts it first; it belongs into the head of the document. */
const TITLE = /^<title>([^<]*)<\/title>/

/** Of all languages; fetched once, and not for each page. */
const words = Promise.all(LANGUAGES.flatMap(of => [fetchFirstWords(of), fetchWords(of)]))

const nothing = () => undefined
/** Nobody can press anything on a picture. */
const NO_ACTIONS = { react: nothing, toggleBookmark: nothing, settle: nothing }

/**
 * Draws a page on the server with the components that the browser will draw it with, from the answers that travel with
 * it: it can be read a second or more before the scripts have come on a slow line. It can be looked at and scrolled; all
 * else waits for the app, which puts itself in its place and does what was pressed meanwhile (lib/first-picture.ts).
 */
export const drawFirstPicture: DrawFirstPicture = async (path, answers, readers) => {
  await words
  const client = await createStillClient(answers)
  const own = createOwn(client)
  const address = pageAddress(path, client.user.get() !== null)
  const page = await stillPage(address, client, own.book).catch(nothing)
  if (!page) return undefined
  // From here on it is drawn at one go: pages of other languages wait.
  language.set(readers)
  const html = renderToString(
    <Router ssrPath={path}>
      <NoticesProvider value={createNotices()}>
        <ClientProvider value={client}>
          <PersonalProviders own={own}>
            <ThoughtActionsProvider value={NO_ACTIONS}>
              <div className={shellStyles.shell}>{page()}</div>
            </ThoughtActionsProvider>
          </PersonalProviders>
        </ClientProvider>
      </NoticesProvider>
    </Router>,
  )
  const [whole, title] = TITLE.exec(html) ?? []
  if (whole === undefined || title === undefined) return undefined
  return { title, ...liftStyles(html.slice(whole.length)) }
}
