import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'

/** A file of the app whose name changes with its content, wherever it is named. */
const NAMED = /(-[\w-]{8,12})\.(js|css|woff2)\b/g
const TEXT = /^(text\/(html|css|javascript)|application\/javascript)/

/**
 * An address in front of a server, at which another release of the app can be put: of another version, with every file under
 * another name, and nothing left by the former ones.
 */
export async function startReleases(port: number) {
  const version = await versionOf(`http://127.0.0.1:${port}`)
  let release = 1
  const renamed = (text: string) =>
    release === 1
      ? text
      : text.replace(NAMED, `$1.r${release}.$2`).replaceAll(version, `r${release}-${version}`)
  const original = (path: string) => path.replace(`.r${release}.`, '.')
  const isGone = (path: string) =>
    release > 1 && path.startsWith('/assets/') && !path.includes(`.r${release}.`)

  function answer(request: IncomingMessage, response: ServerResponse) {
    const path = request.url ?? '/'
    if (isGone(path)) return response.writeHead(404).end()
    // As it is, so that it can be read.
    const {
      'accept-encoding': _,
      'if-none-match': __,
      'if-modified-since': ___,
      ...headers
    } = request.headers
    const { method } = request
    const asked = ask({ host: '127.0.0.1', port, path: original(path), method, headers }, async answered => {
      const { 'content-length': length, ...others } = answered.headers
      const isText = TEXT.test(answered.headers['content-type'] ?? '')
      response.writeHead(answered.statusCode ?? 502, isText ? others : answered.headers)
      if (!isText) return answered.pipe(response)
      const parts: Buffer[] = []
      for await (const part of answered) parts.push(part as Buffer)
      response.end(renamed(Buffer.concat(parts).toString()))
    })
    asked.on('error', () => response.writeHead(502).end())
    request.pipe(asked)
  }

  const server = createServer(answer)
  server.on('upgrade', ({ url, rawHeaders }, near, head) => {
    const far = connect(port, '127.0.0.1', () => {
      const lines = rawHeaders.map((text, at) => (at % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('')
      far.write(`GET ${url} HTTP/1.1\r\n${lines}\r\n`)
      far.write(head)
      near.pipe(far).pipe(near)
    })
    for (const socket of [near, far]) {
      socket.on('error', () => undefined)
      socket.on('close', () => [near, far].forEach(each => void each.destroy()))
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    releaseNext() {
      release++
    },
    async stop() {
      const closed = new Promise(resolve => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function versionOf(url: string): Promise<string> {
  const page = await (await fetch(`${url}/index.html`)).text()
  const [, version] = /name="version" content="([^"]+)"/.exec(page) ?? []
  if (!version) throw new Error('The page has no version.')
  return version
}
