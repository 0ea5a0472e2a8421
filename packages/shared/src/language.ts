/** The languages of the interface, by their BCP 47 tags. Thoughts may be in any. */
export const LANGUAGES = ['en', 'ur', 'hi', 'bn'] as const
export type Language = (typeof LANGUAGES)[number]

/** Where a browser keeps the language that was chosen in it: as a cookie, so that the server can draw its pages in it. */
export const LANGUAGE_COOKIE = 'mehfil_lang'

export const directionOf = (language: Language) => (language === 'ur' ? 'rtl' : 'ltr')

/** Ours for a tag like `ur-PK` or `bn`. */
export const languageOf = (tag: string): Language | undefined => {
  const base = tag.trim().toLowerCase().split('-')[0]
  return LANGUAGES.find(language => language === base)
}
