import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FirstPicture, PageAnswers } from '@mehfil/shared/first-picture'
import type { Language } from '@mehfil/shared/language'
import { NOT_A_PAGE } from '@mehfil/shared/page-address'
import type { Request, RequestHandler, Response } from 'express'
import { pageLanguage } from './page-language.ts'
import { allowStyles } from './security-headers.ts'

/** What a page brings along for whoever opens it. */
export type Brought = { readonly answers: PageAnswers; readonly picture?: FirstPicture | undefined }

export type BringTo = (request: Request, response: Response, language: Language) => Promise<Brought>

/** Any path that a browser opens and that is no file is a page of the app, in the language of its reader. */
export function servePage(webDist: string, bringTo: BringTo): RequestHandler {
  const held = new Map<Language, string>()
  async function read(language: Language): Promise<string> {
    const page = held.get(language) ?? (await readFile(path.join(webDist, fileOf(language)), 'utf8'))
    held.set(language, page)
    return page
  }
  return async (request, response, next) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !NOT_A_PAGE.test(request.path)
    // accepts() takes */* for html as well; a script that asks for a missing file should hear that it is missing.
    if (!isPage || !request.headers.accept?.includes('text/html')) return next()
    const language = pageLanguage(request.headers)
    const { answers, picture } =
      request.method === 'GET' ? await bringTo(request, response, language) : NOTHING
    if (picture) allowStyles(response, picture.styles)
    // It may say who is signed in: nobody but her own browser keeps it, and that asks for it anew each time.
    response.set('cache-control', 'private, no-cache').set('content-language', language).type('html')
    response.vary('accept-language').vary('cookie')
    response.send(withAnswers(withPicture(await read(language), picture), answers))
  }
}

const NOTHING: Brought = { answers: {} }

/** One file for each language (apps/web/build/page-in-each-language.ts). */
const fileOf = (language: Language) => (language === 'en' ? 'index.html' : `index.${language}.html`)

function withPicture(page: string, picture: FirstPicture | undefined): string {
  if (!picture) return page
  const { title, styles, markup } = picture
  return page
    .replace(
      /<title>.*<\/title>/,
      () => `<title>${title}</title><style id="first-picture-styles">${styles}</style>`,
    )
    .replace(
      '<div id="root"></div>',
      root => `${root}<div id="first-picture" aria-hidden="true">${markup}</div>`,
    )
}

/** At the end, where it holds up nothing. As data, not script: the content security policy allows none inline. */
const withAnswers = (page: string, answers: PageAnswers) =>
  page.replace('</body>', () => {
    const json = JSON.stringify(answers).replaceAll('<', '\\u003c')
    return `<script type="application/json" id="answers">${json}</script></body>`
  })
