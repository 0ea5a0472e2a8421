import path from 'node:path'
import { type Config, isLoopback } from '#config.ts'

const databaseAt = (config: Config) => {
  if (!config.databaseUrl) return 'embedded, in the data folder'
  const { host, pathname } = new URL(config.databaseUrl)
  return `${host}${pathname}`
}

const redisAt = ({ redisUrl }: Config) => (redisUrl ? new URL(redisUrl).host : 'off (one server)')

/** What a person needs to know once the server serves. Never a password: the address of the database has one. */
export const readyBlock = (config: Config, port: number): string => {
  const host = isLoopback(config.host) || config.host === '0.0.0.0' ? 'localhost' : config.host
  const signIn =
    config.registration === 'open'
      ? 'Create an account there. The first one to register becomes the admin.'
      : 'Registration is closed: pnpm mehfil admin create makes the first account.'
  const lines = [
    `Mehfil is open at  ${config.publicUrl ?? `http://${host}:${port}`}`,
    '',
    `  Sign in    ${signIn}`,
    `  Data       ${path.resolve(config.dataDir)}`,
    `  Database   ${databaseAt(config)}`,
    `  Redis      ${redisAt(config)}`,
    '  Storage    the data folder',
    '',
    '  Ctrl-C stops everything.',
  ]
  return `\n${lines.map(line => `  ${line}`.trimEnd()).join('\n')}\n\n`
}
