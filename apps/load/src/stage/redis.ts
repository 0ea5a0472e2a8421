import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, openSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { type ManagedProcess, manageProcess } from '@mehfil/testkit/proof/managed-process'
import { WITH_US } from './prefixes.ts'

export type RedisOptions = {
  readonly port: number
  /** For its log. */
  readonly folder: string
}

/** A Redis of the run's own on 127.0.0.1, which keeps nothing: after a kill it comes back empty on the same port. */
export function redisServer({ port, folder }: RedisOptions): ManagedProcess {
  const cwd = path.join(folder, 'redis')
  mkdirSync(cwd, { recursive: true })
  const log = openSync(path.join(folder, 'redis.log'), 'a')
  const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no' }
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
  const [command = '', ...rest] = [...WITH_US, 'redis-server', ...args]
  return manageProcess({
    name: 'redis',
    spawn: () => spawn(command, rest, { cwd, stdio: ['ignore', log, log] }),
    isReady: () => isAnswering(port),
  })
}

async function isAnswering(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' })
  try {
    socket.write('PING\r\n')
    const [answer] = await once(socket, 'data', { signal: AbortSignal.timeout(2_000) })
    return String(answer).startsWith('+PONG')
  } finally {
    socket.destroy()
  }
}
