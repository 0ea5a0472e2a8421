import { existsSync } from 'node:fs'
import { inRoot } from './root.mjs'

/** Settings from `.env` beside package.json, if there is one. What the environment says already wins. */
export const loadDotEnv = () => {
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'))
}
