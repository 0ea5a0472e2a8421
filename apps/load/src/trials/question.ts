import { createClientId } from '@mehfil/client/client-id'
import { addReaction } from '@mehfil/shared/contract/reactions'
import { loadThoughts, postThought, watchTopic } from '@mehfil/shared/contract/thoughts'
import { readTopic } from '@mehfil/shared/contract/topics'
import { ErrorBody, Failure } from '@mehfil/shared/errors'
import type { TrialStage } from './stage.ts'

/** One question, and what became of it. */
export type Asked = {
  readonly what: string
  readonly kind: 'command' | 'health' | 'live'
  readonly ms: number
  readonly outcome: 'good' | 'refused' | 'untyped'
}

type Answered = Asked['outcome']

/** Longer than anything that is promised: what takes so long is not answered. */
const PATIENCE_MS = 30_000

/** Asks a server what members and machines ask, all at once, over socket and HTTP. Never rejects. */
export async function askAll({ nodes, clients, accounts, topicIds }: TrialStage): Promise<Asked[]> {
  const [node] = nodes
  const [client] = clients
  const [{ cookie } = { cookie: '' }] = accounts
  const [topicId = ''] = topicIds
  const open = client?.feeds()[0]?.state.get()
  const thoughtId = (open?.kind === 'open' && open.window.thoughts.at(-1)?.id) || ''
  const http = (method: string, path: string, body?: object) => () =>
    overHttp(`${node?.url}${path}`, method, cookie, body)
  const socket = (ask: Promise<unknown> | undefined) => () => overSocket(ask)
  const thought = () => ({ topicId, clientId: createClientId(Date.now()), body: 'Is anybody there?' })
  const page = { topicId, limit: 30 }
  const page1 = `/api/topics/${topicId}/thoughts`
  const call = client?.client().call
  const questions: [Asked['kind'], string, () => Promise<Answered>][] = [
    ['command', 'post over the socket', () => socket(call?.(postThought, thought()))()],
    ['command', 'post over HTTP', http('POST', page1, { ...thought(), topicId: undefined })],
    ['command', 'react', () => socket(call?.(addReaction, { thoughtId, kind: 'wah' }))()],
    ['command', 'read mark', () => socket(call?.(readTopic, { topicId, seq: 1 }))()],
    ['command', 'who am I', http('GET', '/api/auth/me')],
    ['command', 'topics', http('GET', '/api/topics')],
    ['command', 'home', http('GET', '/api/home')],
    [
      'command',
      'log in',
      http('POST', '/api/auth/login', { handle: 'reader_1', password: 'not hers, surely' }),
    ],
    ['command', 'newest page, socket', () => socket(call?.(loadThoughts, page))()],
    ['command', 'watch', () => socket(call?.(watchTopic, page))()],
    ['command', 'newest page, HTTP', http('GET', `${page1}?limit=30`)],
    ['command', 'newest page, guest', () => overHttp(`${node?.url}${page1}?limit=30`, 'GET', '')],
    ['health', 'health', http('GET', '/health')],
    ['live', 'live', http('GET', '/health/live')],
  ]
  return await Promise.all(
    questions.map(async ([kind, what, ask]) => {
      const started = performance.now()
      const outcome = await ask()
      return { what, kind, outcome, ms: performance.now() - started }
    }),
  )
}

async function overSocket(ask: Promise<unknown> | undefined): Promise<Answered> {
  try {
    await ask
    return 'good'
  } catch (error) {
    // The client makes a failure of its own where none came: its words, not the server's.
    const isTheirs = error instanceof Failure && error.retryAfterMs !== undefined
    return isTheirs ? 'refused' : 'untyped'
  }
}

async function overHttp(url: string, method: string, cookie: string, body?: object): Promise<Answered> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        origin: new URL(url).origin,
        ...(cookie && { cookie }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.ok) return 'good'
    const { error } = (await response.json()) as { error?: unknown }
    return ErrorBody.safeParse(error).success ? 'refused' : 'untyped'
  } catch {
    return 'untyped'
  }
}
