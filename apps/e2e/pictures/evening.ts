import { createClientId } from '@mehfil/client/client-id'
import type { Thought, ThoughtPage } from '@mehfil/shared/thought'
import { createHttpSession, type HttpSession } from '@mehfil/testkit/http-session'

export const ROOM = 'sham-e-sukhan'
export const VERSE = 'ہزاروں خواہشیں ایسی'
const TOPICS = [ROOM, 'late-night-thoughts', 'study-circle', 'chai-small-wins', 'bangla-adda']

export type Person = {
  session: HttpSession
  say: <Answer>(method: string, path: string, body?: object) => Promise<Answer>
}

export async function comeIn(url: string, handle: string, displayName: string): Promise<Person> {
  const session = createHttpSession(url)
  const say: Person['say'] = async <Answer>(method: string, path: string, body?: object) => {
    const answer = await session.ask<Answer>(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${JSON.stringify(answer)}`)
    return answer.body
  }
  await session.register(handle)
  await say('PATCH', '/api/people/me', { displayName })
  for (const topic of TOPICS) await say('PUT', `/api/topics/${topic}/membership`)
  return { session, say }
}

export async function share({ say }: Person, topic: string, body: string, replyTo?: string): Promise<string> {
  const thought = { clientId: createClientId(Date.now()), body, ...(replyTo ? { replyTo } : {}) }
  return (await say<{ thought: Thought }>('POST', `/api/topics/${topic}/thoughts`, thought)).thought.id
}

/** She shared something and was answered after she had left; elsewhere others went on, too. */
export async function spendAnEvening(url: string): Promise<{ zoya: Person; imran: Person }> {
  const zoya = await comeIn(url, 'zoya', 'Zoya Anwar')
  const imran = await comeIn(url, 'imran', 'Imran Qureshi')
  const { thoughts } = await zoya.say<ThoughtPage>('GET', `/api/topics/${ROOM}/thoughts`)
  const verse = thoughts.find(({ body }) => body?.startsWith(VERSE))
  if (!verse) throw new Error('The demo content lacks the verse of the close-up.')
  const shared = await share(zoya, ROOM, 'Read this one on the bus, and missed my stop.', verse.id)
  await zoya.say('PUT', `/api/thoughts/${verse.id}/reactions/relatable`)
  await zoya.say('PUT', `/api/topics/${ROOM}/read`, { seq: (thoughts[0]?.seq ?? 0) + 1 })

  await share(imran, ROOM, 'Then the couplet has done its work. The chai is on me.', shared)
  await imran.say('PUT', `/api/thoughts/${shared}/reactions/relatable`)
  for (const line of [
    'Still awake. The fridge is humming in D.',
    'The moon has gone behind the water tank.',
  ]) {
    await share(imran, 'late-night-thoughts', line)
  }
  await share(imran, 'bangla-adda', 'আজ রাতে চা কে বানাবে?')
  return { zoya, imran }
}
