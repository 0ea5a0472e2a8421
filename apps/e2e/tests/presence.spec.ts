import type { Page } from 'playwright/test'
import { expectHeld, rest, scrollBy } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { cardWith, composerOf, open, share } from '../support/topic-page.ts'

// Told at most every two seconds, so each step of it takes some.
test.describe.configure({ timeout: 120_000 })

const here = (page: Page, count: number) => page.getByText(`${count} here`, { exact: true })
const isTyping = (page: Page, who: string) => page.getByText(new RegExp(`^\\W*${who}\\W* (is|are) typing$`))

const typing = async (page: Page) =>
  (await composerOf(page)).getByRole('textbox').pressSequentially('a lamp ')

/** Types on until it shows: a machine that is busy leaves this out first, and forgets it after some seconds. */
async function typeUntil(writers: readonly Page[], isShown: () => Promise<unknown>): Promise<void> {
  await expect(async () => {
    for (const page of writers) await typing(page)
    await isShown()
  }).toPass({ timeout: 30_000 })
}

const SOON = { timeout: 3_000 }

/** What a page says of its typing on its line, from now on. */
function typingTold(page: Page): string[] {
  const told: string[] = []
  page.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => {
      if (String(payload).includes('presence:typing')) told.push(String(payload))
    }),
  )
  return told
}

test('a topic says how many are in it and who types, and nothing moves', async ({
  newMember,
  newBrowser,
}) => {
  const [asha, bilal] = await Promise.all([newMember('Asha'), newMember('Bilal')])
  const topic = await asha.openTopic({ slug: `here-${asha.handle.slice(-6)}`, name: 'By the window' })
  await bilal.join(topic.id)
  await asha.postMany(
    topic.id,
    Array.from({ length: 25 }, (_, at) => `Line ${at + 1}, said slowly. `.repeat(5)),
  )
  const [hers, his, theirs] = [await newBrowser(asha), await newBrowser(bilal), await newBrowser()]
  const told = typingTold(hers)
  const path = `/t/${topic.slug}`

  await test.step('each who comes is counted, guests too', async () => {
    await open(hers, path)
    await expect(here(hers, 1)).toBeVisible()
    for (const page of [his, theirs]) await open(page, path)
    for (const page of [hers, his, theirs]) await expect(here(page, 3)).toBeVisible()
  })

  await test.step('who types is named to the others, and stops with her text', async () => {
    await scrollBy(his, 900)
    await expectHeld(his, 'somebody types, and stops', async () => {
      for (const page of [his, theirs]) {
        await typeUntil([hers], () => expect(isTyping(page, 'Asha')).toBeVisible(SOON))
      }
      expect(await isTyping(hers, 'Asha').count()).toBe(0)
      await (await composerOf(hers)).getByRole('textbox').fill('')
      for (const page of [his, theirs]) await expect(isTyping(page, 'Asha')).toHaveCount(0)
    })
  })

  await test.step('two are both named', async () => {
    const both = isTyping(theirs, '(Asha|Bilal)\\W* and \\W*(Asha|Bilal)')
    await typeUntil([hers, his], () => expect(both).toBeVisible(SOON))
    await share(his, 'Rain on the roof')
    await expect(cardWith(theirs, 'Rain on the roof')).toBeVisible()
    await expect(both).toHaveCount(0)
    await share(hers, 'A lamp in the window')
    await expect(cardWith(theirs, 'A lamp in the window')).toBeVisible()
  })

  await test.step('who leaves is not counted any more', async () => {
    await his.close()
    await expect(here(hers, 2)).toBeVisible()
    await expect(here(theirs, 2)).toBeVisible()
  })

  await test.step('who does not like to be seen typing is not', async () => {
    expect(told.length).toBeGreaterThan(1)
    await hers.goto('/settings')
    await hers.getByRole('checkbox', { name: /^Let others see when I type/ }).uncheck()
    await open(hers, path)
    await expect(here(hers, 2)).toBeVisible()
    const before = told.length
    await typing(hers)
    await share(hers, 'Unseen until now')
    await expect(cardWith(theirs, 'Unseen until now')).toBeVisible()
    await rest(theirs)
    expect(told.slice(before)).toEqual([])
  })
})
