import net from 'node:net'

/** How one setting is read from text. `read` throws a reason that follows the setting's name in a sentence. */
export interface Reader<T> {
  /** As `.env.example` shows it; empty when the setting is unset by default. */
  byDefault: string
  read: (text: string) => T
  unset: T
}

const refuse = (reason: string): never => {
  throw new Error(reason)
}

const withDefault = <T>(byDefault: string, read: (text: string) => T): Reader<T> => ({
  byDefault,
  read,
  unset: read(byDefault),
})

const optional = <T>(read: (text: string) => T): Reader<T | null> => ({ byDefault: '', read, unset: null })

export const text = (byDefault: string) => withDefault(byDefault, value => value)

export const wholeNumber = (byDefault: number, { from = 0, to = Number.MAX_SAFE_INTEGER } = {}) =>
  withDefault(String(byDefault), value => {
    const range = to === Number.MAX_SAFE_INTEGER ? `${from} or more` : `from ${from} to ${to}`
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN
    return number >= from && number <= to ? number : refuse(`must be a whole number, ${range}`)
  })

export const oneOf = <T extends string>(byDefault: T, ...all: T[]) =>
  withDefault(
    byDefault,
    value => all.find(one => one === value) ?? refuse(`must be one of ${all.join(', ')}`),
  )

export const onOff = (byDefault: 'on' | 'off') => {
  const { read } = oneOf(byDefault, 'on', 'off')
  return withDefault(byDefault, value => read(value) === 'on')
}

/** A part that a later version brings: saying nothing would let an operator believe that it is on. */
export const notYet = (accepted = ''): Reader<null> => ({
  byDefault: accepted,
  read: value => {
    const advice = accepted ? `only ${accepted} works` : 'leave it unset'
    return value === accepted ? null : refuse(`is not built into this version yet; ${advice}`)
  },
  unset: null,
})

const parseUrl = (value: string) => (URL.canParse(value) ? new URL(value) : null)

/** An origin, as browsers send it: without a path or a slash at the end. */
export const origin = () =>
  optional(value => {
    const url = parseUrl(value)
    const isOrigin = url && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href
    return isOrigin ? url.origin : refuse('must be like https://mehfil.example, without a path')
  })

export const postgresUrl = () =>
  optional(value => {
    const isPostgres = /^postgres(ql)?:$/.test(parseUrl(value)?.protocol ?? '')
    return isPostgres ? value : refuse('must be like postgres://user:password@host:5432/name')
  })

export const redisUrl = () =>
  optional(value => {
    const isRedis = /^rediss?:$/.test(parseUrl(value)?.protocol ?? '')
    return isRedis ? value : refuse('must be like redis://:password@host:6379, or rediss:// with TLS')
  })

export const longText = (shortest: number) =>
  optional(value => (value.length >= shortest ? value : refuse(`must have ${shortest} characters or more`)))

export const plainText = () => optional(value => value)

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal']

const isNetwork = (value: string) => {
  const [address = '', bits, ...rest] = value.split('/')
  const version = net.isIP(address)
  if (version === 0 || rest.length > 0) return NAMED_NETWORKS.includes(value)
  return (
    bits === undefined ||
    (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128))
  )
}

/**
 * Whose X-Forwarded-For is believed: how many proxies stand in front, or which addresses they have. Never just
 * "true": then everybody could say whose address theirs is.
 */
export const trustedProxies = (): Reader<number | string[] | null> =>
  optional<number | string[]>(value => {
    if (/^[1-9]$/.test(value)) return Number(value)
    const networks = value.split(',').map(one => one.trim())
    if (networks.every(isNetwork)) return networks
    return refuse(
      `must be the number of proxies in front (1 to 9) or their addresses, such as 127.0.0.1, 10.0.0.0/8`,
    )
  })
