import { directionOf, LANGUAGE_COOKIE, type Language, languageOf } from '@mehfil/shared/language'
import { fetchFirstWords, fetchWords, language } from './translate.ts'

/** In which the server has made the page: by what was chosen in this browser, or by what the browser asks for. */
export const pageLanguage = () => languageOf(document.documentElement.lang) ?? 'en'

export function showLanguage(of: Language): void {
  Object.assign(document.documentElement, { lang: of, dir: directionOf(of) })
  language.set(of)
}

/** Before anything is drawn. A language whose words do not come is spoken once the page is reloaded, English until then. */
export const openIn = (of: Language) =>
  fetchFirstWords(of).then(
    () => showLanguage(of),
    () => showLanguage('en'),
  )

/** The last that was asked for: who goes through them by keyboard asks for several at once. */
let asked: Language | undefined

const YEAR_S = 365 * 24 * 60 * 60

/** Redraws the page in another language, and has the server draw those to come in it. Rejects where its words do not come. */
export async function chooseLanguage(of: Language): Promise<void> {
  asked = of
  await Promise.all([fetchFirstWords(of), fetchWords(of)])
  if (asked !== of) return
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: Chromium alone has another way, and only over https
  document.cookie = `${LANGUAGE_COOKIE}=${of}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax${secure}`
  showLanguage(of)
}
