import { createHash } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { Config } from '#config.ts'

/** `'self'` covers sockets of our own origin in today's browsers; older Safari wants them by name. */
function socketSources({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>): string[] {
  if (publicUrl) return [publicUrl.replace(/^http/, 'ws')]
  return [`ws://localhost:${port}`, `ws://127.0.0.1:${port}`]
}

/** Allows one sheet inside a page, by its digest: no other can take its place. */
export function allowStyles(response: Response, styles: string): void {
  const digest = createHash('sha256').update(styles).digest('base64')
  const policy = String(response.getHeader(POLICY) ?? '')
  response.setHeader(POLICY, policy.replace("style-src 'self'", `$& 'sha256-${digest}'`))
}

const POLICY = 'Content-Security-Policy'

/** Nothing is allowed but what the pages use: no inline script or style, nothing from elsewhere (S12). */
export function securityHeaders(config: Pick<Config, 'publicUrl' | 'port'>): RequestHandler {
  const self = ["'self'"]
  const none = ["'none'"]
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: self,
        styleSrc: self,
        imgSrc: ["'self'", 'blob:'],
        fontSrc: self,
        connectSrc: ["'self'", ...socketSources(config)],
        manifestSrc: self,
        workerSrc: self,
        baseUri: none,
        formAction: self,
        frameAncestors: none,
      },
    },
    strictTransportSecurity: config.publicUrl?.startsWith('https:')
      ? { maxAge: 31_536_000, includeSubDomains: false }
      : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
}
