import type { PageAnswers } from '@mehfil/shared/first-picture'
import { LANGUAGES } from '@mehfil/shared/language'
import { NO_VIEWER, type Thought } from '@mehfil/shared/thought'
import type { Topic } from '@mehfil/shared/topic'
import { aPerson, aUser } from '@mehfil/testkit/a-person'
import { aThought } from '@mehfil/testkit/a-thought'
import { aTopic } from '@mehfil/testkit/a-topic'
import { describe, expect, it } from 'vitest'
import { drawFirstPicture as draw } from './draw-first-picture.tsx'

const drawFirstPicture = (path: string, answers: PageAnswers) => draw(path, answers, 'en')

const GUEST: PageAnswers = {
  '/api/auth/me': {
    status: 401,
    body: { error: { code: 'unauthenticated', message: 'Sign in.', requestId: 'r' } },
  },
}
const MEMBER: PageAnswers = { '/api/auth/me': { status: 200, body: { user: aUser() } } }

const people = { [aPerson().id]: aPerson(1, { displayName: 'Asha <b>' }) }

/** What the page of a topic of so many thoughts brings along. */
function ofTopic(
  count: number,
  { topic = {}, around, body }: { topic?: Partial<Topic>; around?: number; body?: string },
) {
  const known = aTopic(1, { seq: count, thoughtCount: count, ...topic })
  const thoughts = Array.from(
    { length: count },
    (_, index): Thought =>
      aThought(count - index, { topicId: known.id, ...(body !== undefined && { body }) }),
  )
  const page = {
    epoch: 'e1',
    rev: count,
    seq: count,
    thoughts,
    people,
    viewer: NO_VIEWER,
    older: null,
    newer: null,
  }
  const at = around === undefined ? '' : `&around=${around}`
  return {
    '/api/topics/topic-1': { status: 200, body: { topic: known } },
    [`/api/topics/${known.id}/thoughts?limit=30${at}`]: { status: 200, body: page },
  }
}

/** The numbers of the cards, in their order. */
const cardsIn = (markup = '') =>
  [...markup.matchAll(/aria-label="Thought (\d+) by/g)].map(([, seq]) => Number(seq))
const aboveIn = (markup = '') =>
  cardsIn(/<div class="still-above[\s\S]*?<\/article><\/div><\/div>/.exec(markup)?.[0])

describe('the first picture of a page', () => {
  it('is its topic, at its newest, with nothing that the security policy forbids', async () => {
    const picture = await drawFirstPicture('/t/topic-1', { ...GUEST, ...ofTopic(3, {}) })
    expect(picture?.title).toBe('Topic 1 · Mehfil')
    expect(cardsIn(picture?.markup)).toEqual([3, 2, 1])
    expect(picture?.markup).not.toMatch(/<script|<title| style=| on[a-z]+=/)
    expect(picture?.styles).toMatch(/^(\[data-still="\d+"\]\{[\w:;.%-]+\})+$/)
  })

  it('speaks the language of its reader, also where others are drawn at the same time', async () => {
    const answers = { ...GUEST, ...ofTopic(3, {}) }
    const drawn = await Promise.all(
      LANGUAGES.map(language => draw('/t/topic-1', answers, language).then(picture => picture?.markup ?? '')),
    )
    const joins = ['Join ', ' میں شامل ہوں', ' से जुड़ें', '-এ যোগ দিন']
    for (const [at, markup] of drawn.entries()) {
      expect(joins.filter(words => markup.includes(words))).toEqual([joins[at]])
    }
  })

  it('has what people wrote as text', async () => {
    const body = '<img src=x onerror=alert(1)> </div><style>*{}</style> style="--hue:1" $& $1'
    const picture = await drawFirstPicture('/t/topic-1', {
      ...GUEST,
      ...ofTopic(1, { body, topic: { name: '<i>&"' } }),
    })
    expect(picture?.title).toBe('&lt;i&gt;&amp;&quot; · Mehfil')
    expect(picture?.markup).toContain(
      '&lt;img src=x onerror=alert(1)&gt; &lt;/div&gt;&lt;style&gt;*{}&lt;/style&gt;',
    )
    expect(picture?.markup).toContain('Asha &lt;b&gt;')
  })

  it('starts at the thought of the address, with what is above it above', async () => {
    const answers = { ...GUEST, ...ofTopic(30, { around: 20 }) }
    const picture = await drawFirstPicture('/t/topic-1/20', answers)
    expect(picture?.markup).toContain('still-above address')
    expect(aboveIn(picture?.markup)).toEqual([25, 24, 23, 22, 21])
    expect(cardsIn(picture?.markup).slice(5, 7)).toEqual([20, 19])
  })

  it('starts where a member left off', async () => {
    const membership = { role: 'member', readSeq: 20, readRev: 1, unread: 10, muted: false } as const
    const answers = { ...MEMBER, ...ofTopic(30, { around: 20, topic: { membership } }) }
    const picture = await drawFirstPicture('/t/topic-1', answers)
    expect(picture?.markup).toContain('still-above left-off')
    expect(picture?.markup).toContain('You left off here')
    expect(cardsIn(picture?.markup)).toContain(20)
  })

  it.each([
    ['leads nowhere', '/t/topic-1/99', ofTopic(30, { around: 99 })],
    ['is near the first thought, where the list cannot start', '/t/topic-1/3', ofTopic(30, { around: 3 })],
    ['is an empty topic', '/t/topic-1', ofTopic(0, {})],
    ['is not answered', '/t/topic-1', {}],
    ['is no feed', '/settings', {}],
  ])('is left to the app where the address %s', async (_, path, answers) => {
    expect(await drawFirstPicture(path, { ...GUEST, ...answers })).toBeUndefined()
  })

  it('is home for a member, explore for a guest, each card with its topic', async () => {
    const topic = aTopic(1, { name: 'Chai' })
    const mixed = { thoughts: [aThought()], people, viewer: NO_VIEWER, next: null }
    const topics = { topics: [topic], next: null }
    const home = await drawFirstPicture('/', {
      ...MEMBER,
      '/api/home?limit=30': { status: 200, body: mixed },
      '/api/topics?joined=yes&limit=100': { status: 200, body: topics },
    })
    const explore = await drawFirstPicture('/', {
      ...GUEST,
      '/api/explore?limit=30': { status: 200, body: mixed },
      '/api/topics?limit=50': { status: 200, body: topics },
    })
    for (const picture of [home, explore]) expect(picture?.markup).toContain('<bdi>Chai</bdi>')
    expect(home?.title).toBe('Home · Mehfil')
    expect(explore?.title).toBe('Explore · Mehfil')
    expect(explore?.markup).toContain('href="/sign-up"')
  })
})
