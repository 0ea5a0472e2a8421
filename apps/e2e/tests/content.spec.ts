import { readFileSync } from 'node:fs'
import { isLegible, normaliseText } from '@mehfil/shared/text'
import type { ThoughtPage } from '@mehfil/shared/thought'
import type { Page } from 'playwright/test'
import { type ReadCard, readCards } from '../support/cards.ts'
import type { Member } from '../support/member.ts'
import { collectFaults } from '../support/page-faults.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, open } from '../support/topic-page.ts'

test.describe.configure({ timeout: 120_000 })

const FIXTURE = '../../../packages/testkit/fixtures/naughty-strings/naughty-strings.json'
const NAUGHTY: string[] = JSON.parse(readFileSync(new URL(FIXTURE, import.meta.url), 'utf8'))

const SCRIPTS = [
  '<script>alert(1)</script>',
  '</div></article><script src="https://example.org/x.js"></script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">tea</a>',
  '<style>@import "https://example.org/x.css";</style>',
  '<meta http-equiv="refresh" content="0;url=https://example.org/">',
  '<base href="https://example.org/">',
  '{{constructor.constructor("alert(1)")()}} #{alert(1)}',
  '[tea](javascript:alert(1)) ![tea](x"onerror="alert(1))',
]

const ADDRESSES = [
  'javascript:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'JaVaScRiPt://www.example.org/%0dalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'vbscript:msgbox("tea.example.org")',
  'file:///etc/passwd ftp://example.org/tea blob:https://example.org/tea',
  'https://example.org/"onmouseover="alert(1)',
  "https://example.org/'onmouseover='alert(1)",
  'https://example.org/?q=<script>alert(1)</script>',
  'https://example.org@evil.example.net/tea',
  'tea@example.org and www.example.org/tea and example.org.',
]

const HIDDEN_OR_TURNED = [
  'Pay \u202E001\u202C rupees',
  '\u2066\u202Eevil\u2069 https://example.org/\u202Egnp.exe',
  'in\u200Bvisible\uFEFF and \u2060joined',
  'tags \u{E0041}\u{E0042} after',
  'null \u0000 bell \u0007 escape \u001B[31m red',
  'lone \uD800 surrogate',
]

/** Two that show that links are found at all. */
const LINKS = ['Read https://example.org/tea tonight.', 'And http://example.org/lamp too.']

/** Everything as the API holds it, by place. */
async function heldBy(member: Member, topicId: string): Promise<Map<number, string | null>> {
  const held = new Map<number, string | null>()
  for (let before: number | null | undefined; before !== null; ) {
    const at: string = before === undefined ? '' : `&before=${before}`
    const page = await member.ask<ThoughtPage>('GET', `/api/topics/${topicId}/thoughts?limit=100${at}`)
    for (const { seq, body } of page.thoughts) held.set(seq, body)
    before = page.older
  }
  return held
}

/** Only what the app itself makes of a text may be in it: its own addresses, or the web's with a safe way there. */
function expectHarmless({ seq, body }: ReadCard): void {
  const { elements = [], links = [] } = body ?? {}
  expect(
    elements.filter(name => name !== 'a' && name !== 'bdi'),
    `elements in thought ${seq}`,
  ).toEqual([])
  for (const { href, rel, text } of links) {
    if (/^\/(@[a-z0-9_]+|t\/[a-z0-9-]+\/\d+)$/.test(href)) continue
    expect(href, `the link "${text}" in thought ${seq}`).toMatch(/^https?:\/\//)
    expect(rel.split(' '), `the link "${text}" in thought ${seq}`).toEqual(
      expect.arrayContaining(['noopener', 'nofollow', 'ugc']),
    )
  }
}

test('whatever is written is shown as it was written, and does nothing', async ({
  newMember,
  newBrowser,
}) => {
  const [writer, reader] = await Promise.all([newMember('Writer'), newMember('Reader')])
  const topic = await writer.openTopic({ slug: `naughty-${writer.handle.slice(-6)}`, name: 'Whatever' })
  const all = [...NAUGHTY, ...SCRIPTS, ...ADDRESSES, ...HIDDEN_OR_TURNED, ...LINKS]
  const posted = await writer.postMany(
    topic.id,
    all.filter(text => isLegible(normaliseText(text))),
  )
  expect(posted.length, 'texts that can be shown').toBeGreaterThan(450)
  const held = await heldBy(reader, topic.id)
  expect(held.size).toBe(posted.length)

  const page = await newBrowser(reader)
  await open(page, `/t/${topic.slug}`)
  await expect(page.getByRole('link', { name: 'https://example.org/tea', exact: true })).toBeVisible()
  const shown = await readCards(page)

  const differing = [...held].filter(([seq, body]) => shown.get(seq)?.body?.text !== body)
  expect(differing, 'thoughts shown otherwise than the API holds them').toEqual([])
  for (const card of shown.values()) expectHarmless(card)
  const onTheWeb = [...shown.values()]
    .flatMap(({ body }) => body?.links ?? [])
    .filter(({ href }) => /^https?:/.test(href))
  expect(onTheWeb.length, 'links to the web').toBeGreaterThan(5)
  expect([...shown.values()].map(({ body }) => body?.text).join()).not.toMatch(
    /[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/,
  )
  await expectNothingGotIn(page)
})

test('names and descriptions do nothing either', async ({ newMember, newBrowser }) => {
  const name = '<img src=x onerror=alert(1)>'
  const writer = await newMember(name)
  await writer.ask('PATCH', '/api/people/me', { bio: '"><svg/onload=alert(1)> javascript:alert(1)' })
  const topic = await writer.openTopic({
    slug: `names-${writer.handle.slice(-6)}`,
    name: '"><script>alert(1)</script>',
    description: "</p><iframe src='javascript:alert(1)'></iframe>",
  })
  const first = await writer.post(topic.id, 'A quiet word.')
  await writer.post(topic.id, '<svg/onload=alert(1)>', first)

  const page = await newBrowser(await newMember('Reader'))
  await open(page, `/t/${topic.slug}`)
  await expect(page.getByRole('heading', { name: topic.name, level: 1 })).toBeVisible()
  await expect(cardNumber(page, first.seq).getByText(name, { exact: true })).toBeVisible()
  await expect(page).toHaveTitle(`${topic.name} · Mehfil`)
  await expectNothingGotIn(page)

  await open(page, `/t/${topic.slug}/${first.seq}/thread`)
  await expect(cardWith(page, '<svg/onload=alert(1)>')).toBeVisible()
  await expectNothingGotIn(page)

  await open(page, `/@${writer.handle}`)
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByText('"><svg/onload=alert(1)> javascript:alert(1)')).toBeVisible()
  await expectNothingGotIn(page)

  await page.goto('/topics')
  await page.getByRole('searchbox', { name: 'Search topics' }).fill('<script>')
  await expect(page.getByRole('main').getByText(topic.name).first()).toBeVisible()
  await expectNothingGotIn(page)
})

test('the watch over the pages sees a dialog and a script that is refused', async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url })
  const faults = await collectFaults(context)
  const page = await context.newPage()
  await open(page, '/explore')
  expect(faults).toEqual([])

  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.isIn = true'
    document.body.append(script)
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.isIn = true">')
  })
  const seen = (kind: string) => expect.poll(() => faults.filter(fault => fault.kind === kind).length)
  await seen('policy').toBeGreaterThanOrEqual(2)
  expect(await page.evaluate(() => Reflect.get(window, 'isIn'))).toBeUndefined()

  await page.evaluate(() => alert('tea'))
  await seen('dialog').toBe(1)
  await context.close()
})

/** No element that the app does not use, and no handler in an attribute. */
async function expectNothingGotIn(page: Page): Promise<void> {
  const strange = await page.evaluate(() =>
    [...document.body.querySelectorAll('*')]
      .filter(
        element =>
          element.matches(
            'script:not([src^="/"]), iframe, object, embed, base, meta, style, animate, img[src="x"]',
          ) ||
          element.getAttributeNames().some(attribute => attribute.startsWith('on')) ||
          /^\s*(javascript|data|vbscript):/i.test(element.getAttribute('href') ?? ''),
      )
      .map(({ outerHTML }) => outerHTML),
  )
  expect(strange, 'strange elements').toEqual([])
}
