import { pathToFileURL } from 'node:url'
import { inRoot } from './root.ts'

type Program = 'redis' | 'nginx'
type Ensure = () => Promise<{ missing?: string }>

/** Finds a program that a run starts, or installs it where that is possible without asking; else says why it is missing. */
export async function missingProgram(program: Program): Promise<string | undefined> {
  const script = pathToFileURL(inRoot(`scripts/ensure-${program}.mjs`)).href
  const exported = (await import(script)) as { ensureRedis?: Ensure; ensureNginx?: Ensure }
  const ensure = exported.ensureRedis ?? exported.ensureNginx
  return (await ensure?.())?.missing
}
