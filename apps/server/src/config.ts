import {
  longText,
  notYet,
  oneOf,
  onOff,
  origin,
  plainText,
  postgresUrl,
  redisUrl,
  text,
  trustedProxies,
  wholeNumber,
} from './config/readers.ts'

/**
 * Every setting by its name in the environment: how it is read, and what it is when unset. A property of
 * `Config` is the same name in camel case. `.env.example` explains each; a test keeps the two together.
 */
export const settings = {
  NODE_ENV: oneOf('production', 'production', 'development', 'test'),
  PORT: wholeNumber(3000, { to: 65_535 }),
  HOST: text('127.0.0.1'),
  PUBLIC_URL: origin(),
  DATA_DIR: text('./data'),
  DATABASE_URL: postgresUrl(),
  DATABASE_POOL_MAX: wholeNumber(20, { from: 2, to: 1_000 }),
  DATABASE_REPLICA_URL: notYet(),
  SLOW_QUERY_MS: wholeNumber(50, { from: 1, to: 60_000 }),
  REDIS_URL: redisUrl(),
  SESSION_SECRET: plainText(),
  TRUST_PROXY: trustedProxies(),
  MAX_CONNECTIONS: wholeNumber(5000),
  MAX_CONNECTIONS_PER_USER: wholeNumber(8),
  MAX_CONNECTIONS_PER_IP: wholeNumber(50),
  GUEST_READING: onOff('on'),
  REGISTRATION: oneOf('open', 'open', 'closed'),
  RATE_LIMITS: onOff('on'),
  USER_CACHE: wholeNumber(200, { from: 1, to: 1_000_000 }),
  SESSION_CACHE: wholeNumber(300, { from: 1, to: 1_000_000 }),
  WS_COMPRESSION: notYet('off'),
  S3_ENDPOINT: notYet(),
  S3_BUCKET: notYet(),
  S3_REGION: notYet(),
  S3_ACCESS_KEY_ID: notYet(),
  S3_SECRET_ACCESS_KEY: notYet(),
  ASSET_BASE_URL: notYet(),
  MEDIA_BASE_URL: notYet(),
  LOG_LEVEL: oneOf('info', 'trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  METRICS_TOKEN: longText(16),
  ROLE: notYet('all'),
}

type Settings = typeof settings

type CamelCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<CamelCase<Tail>>}`
  : Lowercase<S>

type ValueOf<R> = R extends { unset: infer Unset; read: (text: string) => infer Read } ? Unset | Read : never

type Values = { readonly [Name in keyof Settings as CamelCase<Name>]: ValueOf<Settings[Name]> }

export type Config = Readonly<Omit<Values, 'sessionSecret'> & { sessionSecret: string }>

export type LogLevel = Config['logLevel']

export type Environment = Readonly<Record<string, string | undefined>>

export type ConfigOutcome = { ok: true; config: Config } | { ok: false; faults: string[] }

const camelCase = (name: string) =>
  name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

export const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

const isWeak = (secret: string) => secret.length < 32 || new Set(secret).size < 10

/** What each setting alone does not show. */
const faultsBetween = (values: Values) => {
  const isOpen = !isLoopback(values.host)
  const secret = values.sessionSecret
  return [
    isOpen && !values.rateLimits && 'RATE_LIMITS can be off only while HOST is a loopback address',
    isOpen &&
      !values.publicUrl &&
      'PUBLIC_URL must be set when HOST is not a loopback address: cookies depend on it',
    values.nodeEnv === 'production' &&
      secret !== null &&
      isWeak(secret) &&
      'SESSION_SECRET is weak: it needs 32 characters or more, chosen at random (openssl rand -base64 48)',
  ].filter(fault => fault !== false)
}

/**
 * Reads all settings and answers either with every one of them or with every fault at once. An empty variable
 * counts as unset. `keptSecret` is asked for the data folder's own secret when SESSION_SECRET is unset.
 */
export const configFrom = (env: Environment, keptSecret?: (dataDir: string) => string): ConfigOutcome => {
  const faults = Object.keys(env)
    .filter(name => name.startsWith('MEHFIL_') && env[name])
    .map(name => `${name} is not a setting of this version`)
  const read = Object.entries(settings).map(([name, { read, unset }]) => {
    const given = env[name]?.trim()
    try {
      return [camelCase(name), given ? read(given) : unset]
    } catch (error) {
      faults.push(`${name} ${(error as Error).message}`)
      return [camelCase(name), unset]
    }
  })
  const values = Object.fromEntries(read) as Values
  faults.push(...faultsBetween(values))
  if (values.sessionSecret === null && !keptSecret) faults.push('SESSION_SECRET must be set')
  if (faults.length > 0) return { ok: false, faults }
  const sessionSecret = values.sessionSecret ?? keptSecret?.(values.dataDir) ?? ''
  return { ok: true, config: Object.freeze({ ...values, sessionSecret }) }
}
