import type { Command } from '@mehfil/shared/contract/command'
import { createBrowser, PASSWORD } from '../browser.ts'
import { commandOf, type Someone, someone, type WholeServer } from '../whole-server.ts'
import { done, type Input } from './calls.ts'

/** Things there are to speak of: a member, a topic of hers, and a thought with a reply, a reaction and a former text. */
export type Scene = {
  member: Someone
  /** Somebody else, to follow, mute and block. */
  otherHandle: string
  topicId: string
  epoch: string
  thoughtId: string
  thoughtRev: number
  /** Of the picture that the thought shows. */
  mediaFile: string
  /** Where else she is logged in. */
  otherSessionId: string
}

/** Of a member who is there already, or of a new one with a second session. */
export async function setScene(server: WholeServer, known?: Scene): Promise<Scene> {
  const member = known?.member ?? (await someone(server, 'asha'))
  const { browser } = member
  const { topic } = (await done(browser, commandOf('topic:create'), newTopic())) as { topic: TopicLike }
  const post = (input: Input) =>
    done(browser, commandOf('thought:post'), { topicId: topic.id, clientId: crypto.randomUUID(), ...input })
  const { media } = (await done(browser, commandOf('media:upload'), newMedia())) as { media: MediaLike }
  const verse = { body: 'Dil-e-nadaan tujhe hua kya hai', media: [media.id] }
  const { thought } = (await post(verse)) as { thought: ThoughtLike }
  await post({ body: 'Aakhir is dard ki dava kya hai', replyTo: thought.id })
  await done(browser, commandOf('reaction:add'), { thoughtId: thought.id, kind: 'wah' })
  const edit = { thoughtId: thought.id, body: 'Dil-e-nadaan, tujhe hua kya hai', rev: thought.rev }
  const edited = (await done(browser, commandOf('thought:edit'), edit)) as { thought: ThoughtLike }
  return {
    member,
    otherHandle: known?.otherHandle ?? (await someone(server, 'noor')).handle,
    topicId: topic.id,
    epoch: topic.epoch,
    thoughtId: thought.id,
    thoughtRev: edited.thought.rev,
    mediaFile: media.url.replace('/media/', ''),
    otherSessionId: known?.otherSessionId ?? (await anotherSession(server, member)),
  }
}

type TopicLike = { id: string; epoch: string }
type ThoughtLike = { id: string; rev: number }
type MediaLike = { id: string; url: string }

async function anotherSession({ url }: WholeServer, { handle, browser }: Someone): Promise<string> {
  await done(createBrowser(url), commandOf('account:log-in'), { handle, password: PASSWORD })
  const { sessions } = await done(browser, commandOf('session:list'), {})
  const other = (sessions as Array<{ id: string; current: boolean }>).find(session => !session.current)
  return other?.id ?? ''
}

let fresh = 0
const freshName = () => `${process.pid.toString(36)}x${(++fresh).toString(36)}`

const none = () => ({})
const ofTopic = ({ topicId }: Scene) => ({ topicId })
const ofThought = ({ thoughtId }: Scene) => ({ thoughtId })
const ofPerson = ({ member }: Scene) => ({ handle: member.handle })

const ofOther = ({ otherHandle }: Scene) => ({ handle: otherHandle })

const newTopic = () => ({ slug: `topic-${freshName()}`, name: 'Shayari', description: 'Verses', color: 42 })
const newThought = ({ topicId, thoughtId }: Scene) => ({
  topicId,
  clientId: crypto.randomUUID(),
  body: 'Hazaaron khwahishein aisi',
  replyTo: thoughtId,
})

/** Nobody holds it: taking back says so beforehand, and whatever comes under this id later is not shared. */
const nothingHeld = ({ topicId }: Scene) => ({ topicId, clientId: crypto.randomUUID() })

const newMedia = () => ({ alt: 'Der Mond über Lucknow: چاند', clientId: crypto.randomUUID() })

const EXAMPLES: Record<string, (scene: Scene) => Input> = {
  'account:register': () => ({ handle: freshName(), password: PASSWORD, displayName: 'Asha' }),
  'account:log-in': ({ member }) => ({ handle: member.handle, password: PASSWORD }),
  'account:log-out': none,
  'account:me': none,
  'account:change-password': () => ({ current: PASSWORD, next: PASSWORD }),
  'session:list': none,
  'session:end': ({ otherSessionId }) => ({ id: otherSessionId }),
  'session:end-others': none,
  'topic:list': () => ({ query: 'shay', limit: 5, joined: 'yes' }),
  'topic:create': newTopic,
  'topic:get': ofTopic,
  'topic:edit': ({ topicId }) => ({ topicId, name: 'Sher-o-shayari', description: 'Old and new', color: 7 }),
  'topic:join': ofTopic,
  'topic:leave': ofTopic,
  'topic:mute': ofTopic,
  'topic:unmute': ofTopic,
  'topic:read': ({ topicId }) => ({ topicId, seq: 2 }),
  'thoughts:load': ({ topicId }) => ({ topicId, limit: 5, before: 3 }),
  'topic:changes-since': ({ topicId, epoch }) => ({ topicId, epoch, since: 1 }),
  'topic:watch': ({ topicId, epoch }) => ({ topicId, since: { epoch, rev: 1 }, limit: 5 }),
  'topic:unwatch': ofTopic,
  'thought:post': newThought,
  'thought:undo': nothingHeld,
  'thought:get': ofThought,
  'thought:edit': ({ thoughtId, thoughtRev }) => ({ thoughtId, body: 'Another text', rev: thoughtRev }),
  'thought:delete': ofThought,
  'thought:history': ({ thoughtId }) => ({ thoughtId, limit: 5, before: 1_000 }),
  'thought:replies': ({ thoughtId }) => ({ thoughtId, limit: 5, after: 1 }),
  'media:upload': newMedia,
  'media:load': ({ mediaFile }) => ({ file: mediaFile }),
  'home:load': () => ({ limit: 5 }),
  'explore:load': () => ({ limit: 5 }),
  'reaction:add': ({ thoughtId }) => ({ thoughtId, kind: 'love' }),
  'reaction:remove': ({ thoughtId }) => ({ thoughtId, kind: 'wah' }),
  'reaction:list': ({ thoughtId }) => ({ thoughtId, kind: 'wah', limit: 5 }),
  'bookmark:add': ofThought,
  'bookmark:remove': ofThought,
  'bookmark:list': () => ({ limit: 5 }),
  'search:find': ({ topicId, member }) => ({
    q: 'nadaan -gham "tujhe hua"',
    kind: 'thoughts',
    topic: topicId,
    person: member.handle,
    from: '2026-01-01T00:00:00Z',
    to: '2099-01-01T00:00:00Z',
    picture: 'yes',
    limit: 5,
  }),
  'notification:list': () => ({ limit: 5 }),
  'notification:read': () => ({ upTo: 1 }),
  'notification:settings': none,
  'notification:set': ({ topicId }) => ({ kinds: { follow: false }, topic: { topicId, tells: 'direct' } }),
  'presence:typing': ({ topicId }) => ({ topicId, typing: true }),
  'person:get': ofPerson,
  'person:find': ({ member }) => ({ ids: member.id }),
  'person:suggest': ({ topicId, member }) => ({ prefix: member.handle.slice(0, 2), topicId }),
  'person:edit': () => ({ displayName: 'Asha of Lucknow', bio: 'Reads aloud.', avatar: null }),
  'person:follow': ofOther,
  'person:unfollow': ofOther,
  'person:mute': ofOther,
  'person:unmute': ofOther,
  'person:block': ofOther,
  'person:unblock': ofOther,
  'person:followers': ({ member }) => ({ handle: member.handle, limit: 5 }),
  'person:following': ({ member }) => ({ handle: member.handle, limit: 5 }),
  'person:muted': () => ({ limit: 5 }),
  'person:blocked': () => ({ limit: 5 }),
  'person:topics': ({ member }) => ({ handle: member.handle, limit: 5 }),
  'person:thoughts': ({ member }) => ({ handle: member.handle, limit: 5 }),
}

/** An input that the command accepts, with every field in it that it has use for. */
export function exampleOf({ name }: Command, scene: Scene): Input {
  const example = EXAMPLES[name]
  if (!example)
    throw new Error(`${name} is new: give it an example here, and every test of the whole covers it`)
  return example(scene)
}
