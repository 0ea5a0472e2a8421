import { LANGUAGE_COOKIE, type Language, languageOf } from '@mehfil/shared/language'

/** What a request says about languages. */
type Headers = { readonly cookie?: string | undefined; readonly 'accept-language'?: string | undefined }

/** No browser asks for more; the rest of a longer list is not read. */
const MOST_WISHES = 20

/** The language of a page: the one that was chosen in this browser, else the best of those that it asks for, else English. */
export const pageLanguage = (headers: Headers): Language =>
  chosenIn(headers.cookie) ?? bestOf(headers['accept-language']) ?? 'en'

const CHOICE = new RegExp(`(?:^|;)\\s*${LANGUAGE_COOKIE}=([a-z-]{2,12})\\s*(?:;|$)`)
const chosenIn = (cookie = '') => languageOf(CHOICE.exec(cookie)?.[1] ?? '')

/** As RFC 9110 has it: by weight, the first of equals; a weight of 0 means never. */
function bestOf(header = ''): Language | undefined {
  const wishes = header.split(',', MOST_WISHES).flatMap(wish => {
    const [tag = '', ...parameters] = wish.split(';')
    const language = languageOf(tag)
    const weight = weightOf(parameters)
    return language && weight > 0 ? [{ language, weight }] : []
  })
  return wishes.toSorted((one, other) => other.weight - one.weight)[0]?.language
}

function weightOf(parameters: readonly string[]): number {
  const weight = parameters.find(parameter => /^\s*q=/i.test(parameter))
  return weight === undefined ? 1 : Number.parseFloat(weight.split('=')[1] ?? '') || 0
}
