import { type DestinationStream, type Logger, pino } from 'pino'
import { PinoPretty } from 'pino-pretty'
import type { LogLevel } from '#config.ts'

export type Log = Logger

/**
 * A second line of defence only: what people wrote, and what opens their accounts, is not given to the log in
 * the first place. At the top and two levels down, where a request or an error would carry it.
 */
const SECRET = [
  'body',
  'password',
  'current',
  'next',
  'cookie',
  'cookies',
  'authorization',
  'token',
  'secret',
]

const redacted = [
  ...SECRET,
  ...SECRET.map(name => `*.${name}`),
  ...SECRET.map(name => `*.*.${name}`),
  '*.headers["set-cookie"]',
]

// C0 and C1 controls and the two Unicode line separators: pino escapes C0, a terminal obeys the others too.
const CONTROL = /[\p{Cc}\u2028\u2029]/gu

const escapeControl = (text: string) =>
  text.replace(CONTROL, found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)

const escapeStrings = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? escapeControl(value) : value,
    ]),
  )

export interface LogOptions {
  level: LogLevel
  /** For people at a terminal; JSON lines otherwise. */
  pretty?: boolean
  /** A file descriptor (standard output when left out), or a stream for tests. */
  to?: number | DestinationStream
}

/** One line for each event, however hostile the text in it. */
export const createLog = ({ level, pretty = false, to = 1 }: LogOptions): Log => {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redacted, censor: '(hidden)' },
    formatters: {
      level: (label: string) => ({ level: label }),
      log: escapeStrings,
    },
    hooks: {
      logMethod(this: Logger, args: Parameters<Logger['info']>, method: (...args: unknown[]) => void) {
        method.apply(
          this,
          args.map(arg => (typeof arg === 'string' ? escapeControl(arg) : arg)),
        )
      },
    },
  }
  const stream = pretty
    ? PinoPretty({
        singleLine: true,
        ignore: 'event',
        translateTime: 'HH:MM:ss',
        sync: true,
        destination: to,
      })
    : typeof to === 'number'
      ? pino.destination(to)
      : to
  return pino(options, stream)
}
