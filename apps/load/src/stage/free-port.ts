import { once } from 'node:events'
import { createServer } from 'node:net'

// Below 32768, where Linux begins to hand out ports to outgoing connections: while a server is down, one of those
// could take its place.
const FIRST = 20_000
const LAST = 32_000

export async function freePort(random: () => number): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = FIRST + Math.floor(random() * (LAST - FIRST))
    const probe = createServer()
    try {
      probe.listen(port, '127.0.0.1')
      await once(probe, 'listening')
      return port
    } catch {
      // Taken: another one.
    } finally {
      probe.close()
    }
  }
  throw new Error(`There is no free port between ${FIRST} and ${LAST}.`)
}
