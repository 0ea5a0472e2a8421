import type { Page } from 'playwright/test'
import type { Member } from '../support/member.ts'
import { expect, test } from '../support/test.ts'
import { cardWith, composerOf, open } from '../support/topic-page.ts'

test.describe.configure({ timeout: 120_000 })

const TABS = 5
const SUBMITS_PER_TAB = 10

async function aTopic(member: Member) {
  const slug = `once-${member.handle.slice(-6)}`
  const topic = await member.openTopic({ slug, name: 'Once' })
  await member.post(topic.id, 'The first word')
  return topic
}

/** At the same moment in every tab: clicks on Share and Ctrl+Enter in turn, as fast as they go. */
async function submitAtOnce(tabs: readonly Page[]): Promise<void> {
  const moment = Date.now() + 1_000
  await Promise.all(
    tabs.map(async tab => {
      const composer = await composerOf(tab)
      await composer.evaluate(
        async (form, [at, times]) => {
          const button = form.querySelector<HTMLButtonElement>('button[type="submit"]')
          const text = form.querySelector('textarea')
          await new Promise(done => setTimeout(done, at - Date.now()))
          for (let time = 0; time < times; time++) {
            const keys = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }
            if (time % 2 === 0) button?.click()
            else text?.dispatchEvent(new KeyboardEvent('keydown', keys))
            await new Promise(done => setTimeout(done, 20))
          }
        },
        [moment, SUBMITS_PER_TAB] as const,
      )
    }),
  )
}

test('one draft in five tabs, shared fifty times within a second, is one thought', async ({
  newMember,
  newBrowser,
}) => {
  const member = await newMember('Noor')
  const topic = await aTopic(member)
  const first = await newBrowser(member)
  const tabs = [first]
  while (tabs.length < TABS) tabs.push(await first.context().newPage())
  for (const tab of tabs) await open(tab, `/t/${topic.slug}`)

  const text = 'I say this once, and only once.'
  await (await composerOf(first)).getByRole('textbox').fill(text)
  for (const tab of tabs) {
    await expect((await composerOf(tab)).getByRole('textbox'), 'the draft in each tab').toHaveValue(text)
  }
  await submitAtOnce(tabs)

  for (const tab of tabs) {
    await expect(cardWith(tab, text)).toHaveAttribute('aria-label', /^Thought 2 by Noor/)
    await expect(cardWith(tab, text)).toHaveCount(1)
  }
  expect((await member.newest(topic.id)).map(({ body }) => body)).toEqual([text, 'The first word'])
  await first.reload()
  await expect((await composerOf(first)).getByRole('textbox')).toHaveValue('')
})

test('a double click and the keys at once share once, and the next thought is another', async ({
  newMember,
  newBrowser,
}) => {
  const member = await newMember('Noor')
  const topic = await aTopic(member)
  const page = await newBrowser(member)
  await open(page, `/t/${topic.slug}`)
  for (const text of ['Twice clicked', 'Twice clicked again']) {
    const composer = await composerOf(page)
    await composer.getByRole('textbox').fill(text)
    await composer.getByRole('button', { name: 'Share' }).dblclick()
    await expect(cardWith(page, text).filter({ hasText: /#\d+$/ })).toHaveCount(1)
  }
  expect((await member.newest(topic.id)).map(({ body }) => body)).toEqual([
    'Twice clicked again',
    'Twice clicked',
    'The first word',
  ])
})

test('drafts outlive a reload and a closed tab, each in its place', async ({ newMember, newBrowser }) => {
  const member = await newMember('Noor')
  const topic = await aTopic(member)
  const page = await newBrowser(member)
  await open(page, `/t/${topic.slug}`)
  await (await composerOf(page)).getByRole('textbox').fill('کل کے لیے ایک خیال')
  await page.reload()
  await expect((await composerOf(page)).getByRole('textbox')).toHaveValue('کل کے لیے ایک خیال')
  await page.keyboard.press('Escape')

  await cardWith(page, 'The first word').getByRole('button', { name: 'Reply' }).click()
  const reply = page.getByRole('form', { name: 'Reply to Noor' })
  await reply.getByRole('textbox').fill('A half-said reply')

  const later = await page.context().newPage()
  await page.close()
  await open(later, `/t/${topic.slug}`)
  await expect((await composerOf(later)).getByRole('textbox')).toHaveValue('کل کے لیے ایک خیال')
  await later.keyboard.press('Escape')
  await cardWith(later, 'The first word').getByRole('button', { name: 'Reply' }).click()
  await expect(later.getByRole('form', { name: 'Reply to Noor' }).getByRole('textbox')).toHaveValue(
    'A half-said reply',
  )
})
