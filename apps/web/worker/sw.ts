import type { ToPage, ToWorker } from '../src/lib/worker-words.ts'
import { built } from './built.ts'
import { page } from './page.ts'
import { createPictures } from './pictures.ts'
import { asset, findFile, findShell, install, isKept, keepAsset, tidy, versionsOf } from './shell.ts'
import { takeShared } from './take-shared.ts'
import { wayOf } from './way-of.ts'

const scope = self as unknown as ServiceWorkerGlobalScope
const pictures = createPictures()
const place = { origin: scope.location.origin, files: built.files }

scope.addEventListener('install', event => event.waitUntil(install()))
scope.addEventListener('activate', event => event.waitUntil(begin()))
scope.addEventListener('fetch', answer)
scope.addEventListener('message', event => event.waitUntil(hear(event.data, event.ports)))

/** Also for the pages that are open: what they see from now on is kept. */
async function begin(): Promise<void> {
  // The page is asked for while the worker starts.
  await scope.registration.navigationPreload?.enable()
  await scope.clients.claim()
  const news: ToPage = { kind: 'active', version: built.version }
  for (const page of await scope.clients.matchAll({ type: 'window' })) page.postMessage(news)
  // Not waited for: pages wait for the worker meanwhile.
  void tidy(scope)
}

function answer(event: FetchEvent): void {
  const answering = answerOf(event)
  if (answering) event.respondWith(answering)
}

/** Undefined where the worker has nothing to do with it. */
function answerOf(event: FetchEvent): Promise<Response> | undefined {
  const { request } = event
  const path = new URL(request.url).pathname
  switch (wayOf(request, place)) {
    case 'network':
      return undefined
    case 'page':
      return page(networkOf(event), findShell)
    case 'asset':
      return asset(request)
    case 'picture':
      return picture(event, path)
    case 'file':
      return fetch(request).catch(async error => (await findFile(path)) ?? raise(error))
    case 'share':
      return takeShared(request)
  }
}

async function networkOf({ request, preloadResponse }: FetchEvent): Promise<Response> {
  return (await preloadResponse) ?? fetch(request)
}

async function picture(event: FetchEvent, path: string): Promise<Response> {
  const kept = await pictures.find(path)
  const response = kept ?? (await fetch(event.request))
  event.waitUntil(pictures.keep(path, response))
  return response
}

async function hear(message: ToWorker, [port]: readonly MessagePort[]): Promise<void> {
  switch (message.kind) {
    case 'take-over':
      return scope.skipWaiting()
    case 'join':
      return (await versionsOf(scope)).every(one => one === built.version) ? scope.skipWaiting() : undefined
    case 'which':
      return port?.postMessage(built.version)
    case 'arrived':
      for (const path of message.paths) await keepLoaded(path)
      return tidy(scope)
  }
}

/** What a page had before there was a worker; the browser has most of it still. */
async function keepLoaded(path: string): Promise<void> {
  const request = new Request(path, { cache: 'force-cache' })
  const way = wayOf({ ...pick(request), mode: 'no-cors' }, place)
  if ((way !== 'asset' && way !== 'picture') || (await isKept(path))) return
  const response = await fetch(request).catch(() => undefined)
  if (response?.status !== 200) return
  await (way === 'asset' ? keepAsset(path, response) : pictures.keep(path, response))
}

const pick = ({ method, url }: Request) => ({ method, url })

function raise(error: unknown): never {
  throw error
}
