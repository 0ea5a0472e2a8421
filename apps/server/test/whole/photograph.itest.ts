import { readdirSync, readFileSync } from 'node:fs'
import { createTopic } from '@mehfil/shared/contract/topics'
import { photographFile } from '@mehfil/testkit/a-photograph'
import { createHttpSession } from '@mehfil/testkit/http-session'
import { isServerBuilt, type ServerProcess, startServerProcess } from '@mehfil/testkit/server-process'
import { until } from '@mehfil/testkit/until'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'

const MEGABYTE = 1024 * 1024

const textOf = (file: string) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Memory of a process in MB, now or at its height. */
const memoryOf = (pid: number, which: 'VmRSS' | 'VmHWM') =>
  Number(new RegExp(`${which}:\\s+(\\d+) kB`).exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024

/** Seconds of a core that the process has used; its clock ticks 100 times a second on every Linux. */
const secondsOf = (pid: number) => {
  const fields = textOf(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100
}

const decoderOf = (server: number) =>
  readdirSync('/proc')
    .map(Number)
    .find(
      pid =>
        textOf(`/proc/${pid}/cmdline`).includes('decoder.js') &&
        textOf(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1] === String(server),
    )

/** As large as is let in: 6,000 by 4,000 pixels, stored lying on its side. */
const large = () =>
  sharp(photographFile(1)).resize(6_000, 4_000, { fit: 'fill' }).sharpen().withMetadata({ orientation: 6 })

describe.skipIf(!isServerBuilt() || process.platform !== 'linux')('a photograph of 24 megapixels', () => {
  let server: ServerProcess
  let session: ReturnType<typeof createHttpSession>
  let topicId: string
  beforeAll(async () => {
    server = await startServerProcess()
    session = createHttpSession(server.url)
    await session.register('asha')
    const topic = { slug: 'photographs', name: 'Photographs' }
    const path = createTopic.http?.path ?? ''
    topicId = (await session.ask<{ topic: { id: string } }>('POST', path, topic)).body.topic.id
  }, 90_000)
  afterAll(() => server?.stop(), 60_000)

  /** Sends and posts it; answers what that took. */
  async function share(content: Buffer, type = 'image/jpeg') {
    const pid = server.pid() ?? 0
    const started = performance.now()
    const usedBefore = secondsOf(pid) + secondsOf(decoderOf(pid) ?? 0)
    const response = await fetch(`${server.url}/api/media`, {
      method: 'POST',
      body: new Uint8Array(content),
      headers: { 'content-type': type, origin: server.url, cookie: session.cookie() },
    })
    const { media } = (await response.json()) as { media: { id: string; width: number; height: number } }
    const input = { clientId: newId(), body: 'Look', media: [media.id] }
    const { status } = await session.ask('POST', `/api/topics/${topicId}/thoughts`, input)
    expect(status).toBe(201)
    const used = secondsOf(pid) + secondsOf(decoderOf(pid) ?? 0) - usedBefore
    const decoder = memoryOf(decoderOf(pid) ?? 0, 'VmHWM')
    const seconds = (performance.now() - started) / 1_000
    return { seconds, used, decoder, server: memoryOf(pid, 'VmRSS'), media }
  }

  const KINDS: Record<string, () => Promise<Buffer>> = {
    'image/jpeg': () => large().jpeg({ quality: 92 }).toBuffer(),
    // The most that there is to a pixel: 16 bits, and alpha.
    'image/png': () =>
      sharp({ create: { width: 6_000, height: 4_000, channels: 4, background: '#11664480' } })
        .toColourspace('rgb16')
        .png()
        .withMetadata({ orientation: 6 })
        .toBuffer(),
  }

  test('costs less than three seconds of a core, and its memory is given back', async () => {
    const pid = server.pid() ?? 0
    const before = memoryOf(pid, 'VmRSS')
    // Once it is there: its start is not the photograph's.
    await share(await sharp(photographFile(1)).resize(300).jpeg().toBuffer())
    for (const [type, make] of Object.entries(KINDS)) {
      const content = await make()
      expect(content.length).toBeLessThan(8 * MEGABYTE)
      for (let n = 0; n < 2; n++) {
        const { seconds, used, decoder, server: now, media } = await share(content, type)
        expect(media).toMatchObject({ width: 1920, height: 2880 })
        process.stdout.write(
          `${type} of 24 MP, ${(content.length / MEGABYTE).toFixed(1)} MB: ${seconds.toFixed(2)} s, ` +
            `${used.toFixed(2)} s of a core; decoder at most ${decoder.toFixed()} MB, server ${now.toFixed()} MB\n`,
        )
        // How long it takes says something on an idle machine only; what it costs says it anywhere.
        if (type === 'image/jpeg') expect(used).toBeLessThan(3)
        expect(decoder).toBeLessThan(300)
      }
    }
    await until('the decoder has gone', () => decoderOf(pid) === undefined, 40_000)
    const after = memoryOf(pid, 'VmRSS')
    process.stdout.write(`The server before: ${before.toFixed()} MB, after: ${after.toFixed()} MB\n`)
    expect(after - before).toBeLessThan(60)
  }, 240_000)
})
