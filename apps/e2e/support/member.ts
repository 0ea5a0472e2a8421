import { randomUUID } from 'node:crypto'
import { createClientId } from '@mehfil/client/client-id'
import type { ReactionKind } from '@mehfil/shared/reaction'
import type { Thought, ThoughtPage } from '@mehfil/shared/thought'
import type { Topic } from '@mehfil/shared/topic'
import { createHttpSession, type HttpSession, TEST_PASSWORD } from '@mehfil/testkit/http-session'

/** Somebody with an account, who takes part without a browser: what others see of her comes from elsewhere. */
export type Member = ReturnType<typeof memberOf>

export async function createMember(url: string, displayName: string) {
  const session = createHttpSession(url)
  const handle = `${displayName.toLowerCase().replace(/[^a-z]/g, '') || 'member'}_${randomUUID().slice(0, 6)}`
  await ask(session, 'POST', '/api/auth/register', { handle, password: TEST_PASSWORD, displayName })
  return memberOf(url, session, handle, displayName)
}

function memberOf(url: string, session: HttpSession, handle: string, displayName: string) {
  const say = <Answer>(method: string, path: string, body?: object) =>
    ask<Answer>(session, method, path, body)

  const post = async (topicId: string, body: string, replyTo?: Pick<Thought, 'id'>) => {
    const thought = {
      clientId: createClientId(Date.now()),
      body,
      ...(replyTo ? { replyTo: replyTo.id } : {}),
    }
    return (await say<{ thought: Thought }>('POST', `/api/topics/${topicId}/thoughts`, thought)).thought
  }

  return {
    handle,
    displayName,
    password: TEST_PASSWORD,
    /** For a browser that is signed in from its first page on. */
    get cookies() {
      return session
        .cookie()
        .split('; ')
        .map(pair => {
          const at = pair.indexOf('=')
          const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
          return { name, value, url, httpOnly: true, sameSite: 'Lax' as const }
        })
    },
    ask: say,
    post,
    async postMany(topicId: string, bodies: readonly string[]) {
      const thoughts: Thought[] = []
      for (const body of bodies) thoughts.push(await post(topicId, body))
      return thoughts
    },
    openTopic: async (topic: { slug: string; name: string; description?: string }) =>
      (await say<{ topic: Topic }>('POST', '/api/topics', { color: 185, ...topic })).topic,
    topic: async (ref: string) => (await say<{ topic: Topic }>('GET', `/api/topics/${ref}`)).topic,
    join: (topicId: string) => say('PUT', `/api/topics/${topicId}/membership`),
    edit: async ({ id }: Pick<Thought, 'id'>, body: string) => {
      const { thought } = await say<{ thought: Thought }>('GET', `/api/thoughts/${id}`)
      await say('PATCH', `/api/thoughts/${id}`, { body, rev: thought.rev })
    },
    erase: ({ id }: Pick<Thought, 'id'>) => say('DELETE', `/api/thoughts/${id}`),
    react: ({ id }: Pick<Thought, 'id'>, kind: ReactionKind) =>
      say('PUT', `/api/thoughts/${id}/reactions/${kind}`),
    /** The newest, newest first. */
    newest: async (topicId: string, limit = 100) =>
      (await say<ThoughtPage>('GET', `/api/topics/${topicId}/thoughts?limit=${limit}`)).thoughts,
  }
}

async function ask<Answer>(
  session: HttpSession,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const { status, body: answer } = await session.ask<Answer>(method, path, body)
  if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`)
  return answer
}
