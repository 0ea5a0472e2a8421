import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createLog, type LogOptions } from './log.ts'

const collect = (options: Partial<LogOptions> = {}) => {
  const lines: string[] = []
  const to = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line))
      done()
    },
  })
  return { log: createLog({ level: 'info', to, ...options }), lines }
}

describe('the log', () => {
  it('writes one JSON line for an event, with a time and a level that people can read', () => {
    const { log, lines } = collect()
    log.info({ event: 'posted', userId: 'u1' }, 'Posted')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      event: 'posted',
      userId: 'u1',
      msg: 'Posted',
    })
  })

  it('hides what must not be kept, at the top and inside of requests', () => {
    const { log, lines } = collect()
    log.info({
      body: 'my thought',
      password: 'hunter22',
      req: { headers: { cookie: 'sid=1', authorization: 'x y' } },
    })
    expect(lines[0]).not.toMatch(/my thought|hunter22|sid=1|x y/)
  })

  it('stays one line whatever the text in it, and sends a terminal no commands', () => {
    const { log, lines } = collect()
    log.warn({ path: '/a\r\n{"level":"fatal"}', code: '\u009b31m' }, 'bad\u001b[2J\u2028line')
    const [line = ''] = lines
    expect(lines).toHaveLength(1)
    expect(line.trimEnd()).not.toMatch(/[\p{Cc}\u2028]/u)
    expect(JSON.parse(line).level).toBe('warn')
  })

  it('does so for people at a terminal as well', () => {
    const { log, lines } = collect({ pretty: true })
    log.info({ path: '/a\nERROR all is lost' }, 'hello\nERROR again')
    expect(lines.join('').trimEnd().split('\n')).toHaveLength(1)
  })
})
