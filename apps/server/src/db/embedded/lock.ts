import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Layout } from './layout.ts'
import type { Holder } from './messages.ts'
import { commandLineOf } from './processes.ts'

const read = (file: string): Holder | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

/** Who looks after this folder now: a launcher names its folder on its command line, so a reused pid is seen. */
export const holderOf = (layout: Layout, file = layout.lock): Holder | null => {
  const holder = read(file)
  if (!holder) return null
  const command = commandLineOf(holder.launcherPid) ?? ''
  return command.includes('launcher') && command.includes(` ${layout.dataDir} `) ? holder : null
}

/**
 * Claims the folder for `holder`. Answers null, or who has it. `link` makes the file appear at once and with
 * its content, and only for one of several that try together.
 */
export const claim = (layout: Layout, holder: Holder): Holder | null => {
  const draft = `${layout.lock}.${holder.launcherPid}`
  writeFileSync(draft, JSON.stringify(holder))
  try {
    for (;;) {
      try {
        linkSync(draft, layout.lock)
        return null
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const other = holderOf(layout)
      if (other) return other
      discardStale(layout, `${draft}.stale`)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves the old claim away before deleting it: another starter may have replaced it a moment ago. */
const discardStale = (layout: Layout, aside: string) => {
  try {
    renameSync(layout.lock, aside)
  } catch {
    return
  }
  try {
    if (holderOf(layout, aside)) linkSync(aside, layout.lock)
  } catch {
    // A third one claimed it in between. Postgres' own lock on the data directory decides then.
  } finally {
    rmSync(aside, { force: true })
  }
}

export const release = (layout: Layout) => {
  if (read(layout.lock)?.launcherPid === process.pid) rmSync(layout.lock, { force: true })
}
