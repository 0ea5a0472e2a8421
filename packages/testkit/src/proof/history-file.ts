import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Device, History, Recorded } from './history.ts'

/** One JSON value a line, the device first: a history can be longer than a string may be. */
export async function saveHistory(file: string, { events, ...device }: History): Promise<void> {
  const out = createWriteStream(file)
  const { name, authorId } = device
  for (const value of lines({ name, authorId }, events)) {
    if (!out.write(`${JSON.stringify(value)}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

export async function loadHistory(file: string): Promise<History> {
  let device: Device | undefined
  const events: Recorded[] = []
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (device) events.push(JSON.parse(line) as Recorded)
    else device = JSON.parse(line) as Device
  }
  if (!device) throw new Error(`${file} holds no history.`)
  return { ...device, events }
}

function* lines(device: Device, events: readonly Recorded[]): Generator<unknown> {
  yield device
  yield* events
}
