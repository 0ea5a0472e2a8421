import type { Changes } from '@mehfil/shared/changes'
import type { Thought } from '@mehfil/shared/thought'
import type { Socket } from 'socket.io-client'
import { afterEach, expect } from 'vitest'
import { newId } from '#platform/id.ts'
import { type Browser, createBrowser, opened } from '../browser.ts'
import { commandOf, type Someone } from '../whole-server.ts'
import { askSocket, done } from './calls.ts'

/** For what comes by itself: at once, unless the machine has much else to do. */
export const SOON = { timeout: 5_000 }

const open: Socket[] = []

afterEach(() => {
  for (const socket of open.splice(0)) socket.close()
})

/** A socket of this browser, until the test ends. */
export async function connected(browser: Browser): Promise<Socket> {
  const socket = await opened(browser.connect())
  open.push(socket)
  return socket
}

export const guestOf = ({ url }: { url: string }): Promise<Socket> => connected(createBrowser(url))

export async function aTopic({ browser }: Someone): Promise<string> {
  const input = { slug: `topic-${newId()}`.slice(0, 40), name: 'Shayari' }
  const { topic } = await done(browser, commandOf('topic:create'), input)
  return (topic as { id: string }).id
}

export async function post({ browser }: Someone, topicId: string, body = 'arz kiya hai'): Promise<Thought> {
  const input = { topicId, clientId: newId(), body }
  return (await done(browser, commandOf('thought:post'), input)).thought as Thought
}

type Since = { epoch: string; rev: number }
type Watched = { epoch: string; from: number; to: number; reset: boolean; thoughts: Thought[] }

export async function watch(socket: Socket, topicId: string, since?: Since): Promise<Watched> {
  const ack = await askSocket(socket, 'topic:watch', { topicId, ...(since && { since }) })
  expect(ack).toMatchObject({ ok: true, topicId })
  return ack as unknown as Watched
}

/** What a socket was sent of its topics, in the order in which it came. */
export function framesOf(socket: Socket) {
  const frames: Changes[] = []
  socket.on('topic:changes', frame => frames.push(frame))
  return {
    of: (topicId: string) => frames.filter(frame => frame.topicId === topicId),
    topics: () => new Set(frames.map(frame => frame.topicId)),
    has: (thought: { id: string }) =>
      frames.some(frame => frame.thoughts.some(shown => shown.id === thought.id)),
  }
}
