import path from 'node:path'
import express, { type RequestHandler, Router } from 'express'

/** What is not a page: a path that is not there is answered as such, not with the app. */
const NOT_A_PAGE = /^\/(api|media|socket\.io|health|metrics|assets)(\/|$)|^\/openapi\.json$/

/**
 * The built web app. Files under /assets have their digest in their name and never change; the page names
 * them, so it is asked for anew each time. Any other path that a browser opens is a page of the app.
 */
export function staticFiles(webDist: string): Router {
  const router = Router()
  const assets = path.join(webDist, 'assets')
  router.use('/assets', express.static(assets, { immutable: true, maxAge: '1y', index: false }))
  router.use(
    express.static(webDist, { index: false, setHeaders: res => res.set('cache-control', 'no-cache') }),
  )
  router.use(servePage(webDist))
  return router
}

const servePage =
  (webDist: string): RequestHandler =>
  (request, response, next) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !NOT_A_PAGE.test(request.path)
    // accepts() takes */* for html as well; a script that asks for a missing file should hear that it is missing.
    if (!isPage || !request.headers.accept?.includes('text/html')) return next()
    response.set('cache-control', 'no-cache')
    response.sendFile('index.html', { root: webDist, cacheControl: false }, error => error && next(error))
  }
