import path from 'node:path'
import express, { Router } from 'express'
import { type BringTo, servePage } from './page.ts'

/**
 * The built web app. Files under /assets have their digest in their name and never change; the page names
 * them, so it is asked for anew each time.
 */
export function staticFiles(webDist: string, bringTo: BringTo): Router {
  const router = Router()
  const assets = path.join(webDist, 'assets')
  router.use('/assets', express.static(assets, { immutable: true, maxAge: '1y', index: false }))
  router.use(
    express.static(webDist, { index: false, setHeaders: res => res.set('cache-control', 'no-cache') }),
  )
  // What an app shares goes to the worker of the page. Without one it does not arrive, and the page says so.
  router.post('/share', (_request, response) => response.redirect(303, '/share?lost'))
  router.use(servePage(webDist, bringTo))
  return router
}
