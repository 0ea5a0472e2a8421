import { spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type ManagedProcess, manageProcess } from '@mehfil/testkit/proof/managed-process'
import { descendantsOf } from '@mehfil/testkit/proof/process-tree'
import { until } from '@mehfil/testkit/until'
import { nginxSite } from './nginx-site.ts'
import { AS_NOBODY, WITH_US } from './prefixes.ts'
import { inRoot } from './root.ts'
import { signal } from './signal.ts'

export type NginxOptions = {
  readonly port: number
  /** Of the servers behind it. */
  readonly nodePorts: readonly number[]
  /** For its settings, its log and whatever it writes. */
  readonly folder: string
}

/** A real nginx in front of the servers, set up as deploy/nginx.conf tells operators. Linux only. */
export function nginxProxy({ port, nodePorts, folder }: NginxOptions): ManagedProcess {
  const home = path.join(folder, 'nginx')
  mkdirSync(home, { recursive: true })
  const template = readFileSync(inRoot('deploy/nginx.conf'), 'utf8')
  writeFileSync(path.join(home, 'site.conf'), nginxSite(template, { port, nodePorts }))
  writeFileSync(path.join(home, 'nginx.conf'), MAIN)
  const log = openSync(path.join(folder, 'nginx.log'), 'a')
  const nginx = ['nginx', '-p', home, '-c', 'nginx.conf', '-e', 'error.log']
  const [command = '', ...args] = [...AS_NOBODY, ...WITH_US, ...nginx]
  const master = manageProcess({
    name: 'nginx',
    spawn: () => spawn(command, args, { stdio: ['ignore', log, log] }),
    isReady: () => isAnswering(port),
  })
  const workers = () => (master.pid === undefined ? [] : descendantsOf(master.pid))
  const signalAll = (name: NodeJS.Signals) => {
    for (const pid of workers()) signal(pid, name)
  }

  return {
    name: master.name,
    crashes: master.crashes,
    start: master.start,
    get pid() {
      return master.pid
    },
    /** The workers would go on without their master, and keep the port. */
    async kill() {
      const orphans = workers()
      await master.kill()
      for (const pid of orphans) signal(pid, 'SIGKILL')
      await until('nobody holds the port of nginx', async () => !(await isAnswering(port)))
    },
    pause() {
      master.pause()
      signalAll('SIGSTOP')
    },
    resume() {
      signalAll('SIGCONT')
      master.resume()
    },
    async stop(graceMs) {
      signalAll('SIGCONT')
      await master.stop(graceMs)
    },
  }
}

/** What Debian has in /etc/nginx/nginx.conf, with everything in a folder of the run. */
const MAIN = `daemon off;
worker_processes 2;
pid nginx.pid;
error_log error.log warn;
events {
    worker_connections 4096;
}
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include site.conf;
}
`

/** Whether nginx itself says something, be it that no server is there. */
async function isAnswering(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(2_000) })
    return true
  } catch {
    return false
  }
}
