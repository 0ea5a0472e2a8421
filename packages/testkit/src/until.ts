import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until something is so, and says what it was waiting for when it does not come about. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  timeoutMs = 30_000,
): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms in vain until ${what}.`)
    await sleep(20)
  }
}
