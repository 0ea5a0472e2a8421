import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { configFrom, type Environment, settings } from './config.ts'

const keptSecret = () => 'the secret that is kept in the data folder'

const read = (env: Environment) => configFrom(env, keptSecret)

const configOf = (env: Environment) => {
  const outcome = read(env)
  if (!outcome.ok) throw new Error(outcome.faults.join('\n'))
  return outcome.config
}

const faultsOf = (env: Environment) => {
  const outcome = read(env)
  return outcome.ok ? [] : outcome.faults
}

describe('the settings', () => {
  it('are complete and safe without a single variable', () => {
    expect(configOf({})).toMatchObject({
      nodeEnv: 'production',
      port: 3000,
      host: '127.0.0.1',
      publicUrl: null,
      dataDir: './data',
      databaseUrl: null,
      databasePoolMax: 20,
      slowQueryMs: 50,
      sessionSecret: keptSecret(),
      trustProxy: null,
      maxConnections: 5000,
      maxConnectionsPerUser: 8,
      maxConnectionsPerIp: 50,
      guestReading: true,
      registration: 'open',
      rateLimits: true,
      metricsToken: null,
    })
  })

  it('cannot be changed later', () => {
    expect(Object.isFrozen(configOf({}))).toBe(true)
  })

  it('take an empty variable, as compose files leave them, for an unset one', () => {
    expect(configOf({ PORT: '', DATABASE_URL: ' ', ROLE: '', GUEST_READING: '' })).toEqual(configOf({}))
  })

  it('read what an operator sets', () => {
    const config = configOf({
      PORT: '0',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://mehfil.example',
      TRUST_PROXY: '127.0.0.1, 10.0.0.0/8, fd00::/8, loopback',
      DATABASE_URL: 'postgres://me:secret@db/mehfil',
      REDIS_URL: 'rediss://:secret@cache:6380',
      MAX_CONNECTIONS: '0',
      GUEST_READING: 'off',
      REGISTRATION: 'closed',
    })
    expect(config).toMatchObject({
      port: 0,
      publicUrl: 'https://mehfil.example',
      redisUrl: 'rediss://:secret@cache:6380',
      trustProxy: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8', 'loopback'],
      maxConnections: 0,
      guestReading: false,
      registration: 'closed',
    })
    expect(configOf({ TRUST_PROXY: '1' }).trustProxy).toBe(1)
  })

  it('tell every fault at once, each with the name of its variable', () => {
    const faults = faultsOf({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      DATABASE_POOL_MAX: '1.5',
      MEHFIL_COLOUR: 'red',
    })
    expect(faults).toHaveLength(4)
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_POOL_MAX', 'MEHFIL_COLOUR']) {
      expect(faults.some(fault => fault.startsWith(name))).toBe(true)
    }
  })

  it.each([
    ['PORT', '-1'],
    ['PORT', '3000x'],
    ['PUBLIC_URL', 'mehfil.example'],
    ['PUBLIC_URL', 'https://mehfil.example/app'],
    ['DATABASE_URL', 'mysql://host/name'],
    ['REDIS_URL', 'http://localhost:6379'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '0.0.0.0/0'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['GUEST_READING', 'yes'],
    ['METRICS_TOKEN', 'short'],
  ])('refuse %s=%s', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} `))])
  })

  it.each([
    ['DATABASE_REPLICA_URL', 'postgres://replica/mehfil'],
    ['S3_BUCKET', 'images'],
    ['MEDIA_BASE_URL', 'https://cdn.example'],
    ['WS_COMPRESSION', 'on'],
    ['ROLE', 'worker'],
  ])('do not let %s=%s pass in silence, since it would do nothing', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringContaining('not built into this version yet')])
  })

  it('accept what means the same as leaving it out', () => {
    expect(faultsOf({ WS_COMPRESSION: 'off', ROLE: 'all' })).toEqual([])
  })

  it('say of registration by invitation that it is still to come', () => {
    expect(faultsOf({ REGISTRATION: 'invite' })).toEqual([
      expect.stringMatching(/^REGISTRATION .*open, closed/),
    ])
  })
})

describe('what belongs together', () => {
  it('keeps the rate limits on wherever strangers can come', () => {
    expect(configOf({ RATE_LIMITS: 'off' }).rateLimits).toBe(false)
    expect(configOf({ RATE_LIMITS: 'off', HOST: '::1' }).rateLimits).toBe(false)
    const open = { RATE_LIMITS: 'off', HOST: '0.0.0.0', PUBLIC_URL: 'https://mehfil.example' }
    expect(faultsOf(open)).toEqual([expect.stringMatching(/^RATE_LIMITS /)])
  })

  it('wants to know its address when strangers can come', () => {
    expect(faultsOf({ HOST: '0.0.0.0' })).toEqual([expect.stringMatching(/^PUBLIC_URL /)])
  })

  it('refuses a guessable secret in production only', () => {
    const faults = [expect.stringMatching(/^SESSION_SECRET is weak/)]
    expect(faultsOf({ SESSION_SECRET: 'keyboard cat' })).toEqual(faults)
    expect(faultsOf({ SESSION_SECRET: 'a'.repeat(64) })).toEqual(faults)
    expect(faultsOf({ SESSION_SECRET: 'keyboard cat', NODE_ENV: 'development' })).toEqual([])
  })

  it('does not make a secret when it refuses to start', () => {
    let made = 0
    configFrom({ PORT: 'x' }, () => {
      made += 1
      return 'secret'
    })
    expect(made).toBe(0)
  })
})

describe('.env.example', () => {
  const lines = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8').split('\n')
  const shown = lines.flatMap(line => /^#([A-Z0-9_]+)=(.*)$/.exec(line)?.slice(1) ?? [])

  it('shows every setting with its default, in the same order, and nothing else', () => {
    const expected = Object.entries(settings).flatMap(([name, { byDefault }]) => [name, byDefault])
    expect(shown).toEqual(expected)
  })

  it('explains every setting, alone or with the ones below it', () => {
    for (const [index, line] of lines.entries()) {
      if (/^#[A-Z0-9_]+=/.test(line)) expect(lines[index - 1], line).toMatch(/^#/)
    }
  })

  it('changes nothing when it is used as it is', () => {
    const env: Record<string, string> = {}
    for (let at = 0; at < shown.length; at += 2) env[shown[at] ?? ''] = shown[at + 1] ?? ''
    expect(configOf(env)).toEqual(configOf({}))
  })
})
