import { readFileSync } from 'node:fs'
import { photographFile } from '@mehfil/testkit/a-photograph'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createWorkshop } from './media.workshop.ts'

const PATIENCE = { timeout: 30_000, interval: 20 }

/** Processes that this one has started and that are alive. */
const children = () =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number)

describe.skipIf(process.platform !== 'linux')('the process in which pictures are made', () => {
  const workshop = createWorkshop({ idleMs: 500 })
  afterEach(workshop.close)
  const make = () => workshop.make(photographFile(6), 'jpeg')

  test('is there while there is something to make, and one for all of it', async () => {
    const others = children()
    const pictures = await Promise.all([make(), make(), make()])
    expect(pictures.map(({ width }) => width)).toEqual([1800, 1800, 1800])
    expect([...(pictures[0]?.files.keys() ?? [])]).toEqual([320, 640, 1280, 1800])
    expect(children().length - others.length).toBe(1)
    await vi.waitFor(() => expect(children()).toEqual(others), PATIENCE)
  })

  test('takes only its picture along when it dies, and the next one has another', async () => {
    const others = children()
    const [first, second] = [make(), make()]
    const outcome = expect(first).rejects.toMatchObject({ code: 'unsupported-media' })
    const decoder = children().find(pid => !others.includes(pid)) ?? 0
    expect(decoder).toBeGreaterThan(0)
    process.kill(decoder, 'SIGKILL')
    await outcome
    expect((await second).width).toBe(1800)
  })

  test('knows no format but the four, whatever a file is said to be', async () => {
    const text = workshop.make(import.meta.filename, 'png')
    await expect(text).rejects.toMatchObject({ code: 'unsupported-media' })
  })
})
