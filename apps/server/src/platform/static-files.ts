import { readFile } from 'node:fs/promises'
import path from 'node:path'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import type { PageAnswers } from './page-answers.ts'

/** What is not a page: a path that is not there is answered as such, not with the app. */
const NOT_A_PAGE = /^\/(api|media|socket\.io|health|metrics|assets)(\/|$)|^\/openapi\.json$/

/** What a page brings along for whoever opens it. */
export type AnswersFor = (request: Request, response: Response) => Promise<PageAnswers>

/**
 * The built web app. Files under /assets have their digest in their name and never change; the page names
 * them, so it is asked for anew each time. Any other path that a browser opens is a page of the app.
 */
export function staticFiles(webDist: string, answersFor: AnswersFor): Router {
  const router = Router()
  const assets = path.join(webDist, 'assets')
  router.use('/assets', express.static(assets, { immutable: true, maxAge: '1y', index: false }))
  router.use(
    express.static(webDist, { index: false, setHeaders: res => res.set('cache-control', 'no-cache') }),
  )
  router.use(servePage(webDist, answersFor))
  return router
}

const servePage = (webDist: string, answersFor: AnswersFor): RequestHandler => {
  let held: string | undefined
  async function read(): Promise<string> {
    held ??= await readFile(path.join(webDist, 'index.html'), 'utf8')
    return held
  }
  return async (request, response, next) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !NOT_A_PAGE.test(request.path)
    // accepts() takes */* for html as well; a script that asks for a missing file should hear that it is missing.
    if (!isPage || !request.headers.accept?.includes('text/html')) return next()
    const answers = request.method === 'GET' ? await answersFor(request, response) : {}
    // It may say who is signed in: nobody but her own browser keeps it.
    response.set('cache-control', 'private, no-cache').type('html')
    response.send(withAnswers(await read(), answers))
  }
}

/** At the end, where it holds up nothing. As data, not script: the content security policy allows none inline. */
const withAnswers = (page: string, answers: PageAnswers) =>
  page.replace('</body>', () => {
    const json = JSON.stringify(answers).replaceAll('<', '\\u003c')
    return `<script type="application/json" id="answers">${json}</script></body>`
  })
