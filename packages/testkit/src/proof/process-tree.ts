import { readdirSync, readFileSync } from 'node:fs'

/**
 * Every process that descends from this one now, parents before children. A number alone proves nothing: who wants
 * to signal a process that another one of ours has started looks here whether it is still that one. Linux only.
 */
export function descendantsOf(pid: number): readonly number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(Number(name)) : undefined
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const found = [...(children.get(pid) ?? [])]
  for (const child of found) found.push(...(children.get(child) ?? []))
  return found
}

function parentOf(pid: number): number | undefined {
  try {
    // The second field is the name in parentheses, and may contain anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    // Gone in between.
    return undefined
  }
}
