import type { Plugin, Rollup } from 'vite'
import {
  directionOf,
  LANGUAGE_COOKIE,
  LANGUAGES,
  type Language,
} from '../../../packages/shared/src/language.ts'
import { PAGE_WORDS } from '../src/lib/i18n/page.ts'

type Bundle = Rollup.OutputBundle

/** The font that a language's interface is set in, of those that come by script. */
const FONTS: Partial<Record<Language, RegExp>> = {
  ur: /noto-nastaliq-urdu-arabic-[^/]+\.woff2$/,
  hi: /noto-sans-devanagari-devanagari-[^/]+\.woff2$/,
  bn: /noto-sans-bengali-bengali-[^/]+\.woff2$/,
}

/**
 * Writes the page once for each language beside English: in its direction, with its words for those without scripts, and
 * asking for its first words and its font at once, which would else be asked for only when the scripts are there.
 */
export function pageInEachLanguage(): Plugin {
  return {
    name: 'page-in-each-language',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html']
        if (page?.type !== 'asset') return this.error('There is no index.html to translate.')
        for (const language of LANGUAGES.filter(each => each !== 'en')) {
          const source = pageIn(language, String(page.source), filesOf(language, bundle))
          this.emitFile({ type: 'asset', fileName: `index.${language}.html`, source })
        }
      },
    },
  }
}

/** In development there is one page for all: it reads by itself what was chosen. */
export const pageInChosenLanguage = (): Plugin => ({
  name: 'page-in-chosen-language',
  apply: 'serve',
  transformIndexHtml: () => [
    {
      tag: 'script',
      children: `const language = /${LANGUAGE_COOKIE}=(\\w+)/.exec(document.cookie)?.[1]
        if (language) Object.assign(document.documentElement, { lang: language, dir: language === 'ur' ? 'rtl' : 'ltr' })`,
    },
  ],
})

type Files = { readonly words: string; readonly font: string | undefined }

function filesOf(language: Language, bundle: Bundle): Files {
  const outputs = Object.values(bundle)
  const words = outputs.find(
    output => output.type === 'chunk' && output.facadeModuleId?.endsWith(`/i18n/${language}-first.ts`),
  )
  if (!words) throw new Error(`The first words of ${language} are in no file of their own.`)
  return {
    words: words.fileName,
    font: outputs.find(({ fileName }) => FONTS[language]?.test(fileName))?.fileName,
  }
}

/** Fails where the page is not as it is expected to be: a word that stays English would go unnoticed. */
export function pageIn(language: Language, page: string, { words, font }: Files): string {
  const { en } = PAGE_WORDS
  const own = PAGE_WORDS[language]
  const replacements = [
    ['<html lang="en">', `<html lang="${language}" dir="${directionOf(language)}">`],
    [`<title>${en.title}</title>`, `<title>${own.title}</title>`],
    [`content="${en.description}"`, `content="${own.description}"`],
    [`<noscript>${en.noscript}</noscript>`, `<noscript>${own.noscript}</noscript>`],
    [
      '</head>',
      `<link rel="modulepreload" crossorigin fetchpriority="low" href="/${words}">${
        font
          ? `<link rel="preload" as="font" type="font/woff2" crossorigin fetchpriority="low" href="/${font}">`
          : ''
      }</head>`,
    ],
  ] as const
  return replacements.reduce((text, [former, next]) => {
    if (!text.includes(former)) throw new Error(`index.html lacks: ${former}`)
    return text.replace(former, () => next)
  }, page)
}
