import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** The same server, started on a machine whose clock is so many milliseconds off. Answers the folder of the program. */
export function shiftedPrograms(programs: string, folder: string, byMs: number): string {
  const shifted = path.join(folder, 'shifted')
  mkdirSync(shifted)
  const shift = new URL('./shift-clock.mjs', import.meta.url).href
  const main = pathToFileURL(path.join(programs, 'main.js')).href
  const lines = [`import { shiftClock } from '${shift}'`, `shiftClock(${byMs})`, `await import('${main}')`]
  writeFileSync(path.join(shifted, 'package.json'), '{ "type": "module" }')
  writeFileSync(path.join(shifted, 'main.js'), `${lines.join('\n')}\n`)
  return shifted
}
