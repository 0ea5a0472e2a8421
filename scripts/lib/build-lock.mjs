import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inRoot } from './root.mjs'

const file = inRoot('node_modules', '.mehfil-build')

const isAlive = (/** @type {number} */ pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * One build at a time: two instances started side by side from one checkout would empty each other's output.
 * @template T
 * @param {() => Promise<T>} work
 */
export const whileNobodyBuilds = async work => {
  mkdirSync(path.dirname(file), { recursive: true })
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch {
      const holder = Number(readFileSync(file, { encoding: 'utf8', flag: 'a+' }))
      if (holder && !isAlive(holder)) rmSync(file, { force: true })
      await sleep(200)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
