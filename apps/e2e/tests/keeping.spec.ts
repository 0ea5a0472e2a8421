import type { Page } from 'playwright/test'
import { expectNoBarriers } from '../support/axe.ts'
import { expectHeld, rest, scrollBy } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, choose, open } from '../support/topic-page.ts'

test.describe.configure({ timeout: 120_000 })

const SHAM = 'sham-e-sukhan'

const markOf = (page: Page, text: string) => cardWith(page, text).getByRole('img', { name: 'Bookmarked' })
const calm = (page: Page) => page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })

/** As each device offers it: from the margin, or by way of one's own page. */
async function goToBookmarks(page: Page, isPhone: boolean): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main' })
  if (isPhone) await main.getByRole('link', { name: 'Your page' }).click()
  await (isPhone ? page.getByRole('main') : main).getByRole('link', { name: 'Bookmarks' }).click()
  await expect(page.getByRole('heading', { name: 'Bookmarks', level: 1 })).toBeVisible()
}

test('what one keeps is the same on all her devices, and nobody else’s', async ({
  newMember,
  newBrowser,
  isMobile,
}) => {
  const [writer, reader] = await Promise.all([newMember('Writer'), newMember('Reader')])
  const topic = await writer.openTopic({ slug: `kept-${writer.handle.slice(-6)}`, name: 'Kept' })
  await reader.join(topic.id)
  const thoughts = await writer.postMany(
    topic.id,
    Array.from({ length: 20 }, (_, at) => `Verse ${at + 1}. ${'Said slowly, and heard. '.repeat(4)}`),
  )
  const [here, there] = [await newBrowser(reader), await newBrowser(reader)]
  for (const page of [here, there]) {
    await calm(page)
    await open(page, `/t/${topic.slug}`)
  }

  await test.step('a mark comes on both, and moves nothing', async () => {
    await scrollBy(there, 300)
    await expectHeld(there, 'marks that appear', async () => {
      for (const name of ['Verse 20.', 'Verse 19.', 'Verse 18.']) {
        await choose(here, cardWith(here, name), 'Bookmark')
        await expect(markOf(here, name)).toBeVisible()
      }
      await expect(markOf(there, 'Verse 18.')).toBeVisible()
    })
  })

  await test.step('what is taken back on one is gone on the other', async () => {
    await choose(there, cardWith(there, 'Verse 18.'), 'Remove bookmark')
    await expect(markOf(there, 'Verse 18.')).toHaveCount(0)
    await expect(markOf(here, 'Verse 18.')).toHaveCount(0)
    await expect(markOf(here, 'Verse 19.')).toBeVisible()
  })

  await test.step('her list has the one kept last first, and follows', async () => {
    await goToBookmarks(there, isMobile)
    const list = there.getByRole('feed', { name: 'Thoughts you keep' })
    await expect(list.getByRole('article')).toHaveCount(2)
    await expectNoBarriers(there, 'bookmarks')
    await rest(here)
    await choose(here, cardWith(here, 'Verse 17.'), 'Bookmark')
    await expect(list.getByRole('article')).toHaveCount(3)
    for (const [at, name] of ['Verse 17.', 'Verse 19.', 'Verse 20.'].entries()) {
      await expect(list.getByRole('article').nth(at)).toContainText(name)
    }
    await writer.erase({ id: thoughts[18]?.id ?? '' })
    await expect(list.getByRole('article')).toHaveCount(2)
  })

  await test.step('a reload finds it as it was left', async () => {
    await there.reload()
    await expect(there.getByRole('article')).toHaveCount(2)
    await here.reload()
    await expect(markOf(here, 'Verse 17.')).toBeVisible()
    await expect(markOf(here, 'Verse 18.')).toHaveCount(0)
  })

  await test.step('the last one taken back leaves a page that says what to do', async () => {
    await choose(there, cardWith(there, 'Verse 17.'), 'Remove bookmark')
    await choose(there, cardWith(there, 'Verse 20.'), 'Remove bookmark')
    await expect(there.getByText('Nothing kept yet')).toBeVisible()
    await expectNoBarriers(there, 'bookmarks without any')
    await expect(markOf(here, 'Verse 20.')).toHaveCount(0)
  })

  await test.step('a guest is shown the way in', async () => {
    const guest = await newBrowser()
    await guest.goto('/bookmarks')
    await expect(guest).toHaveURL(/\/sign-in\?next=%2Fbookmarks$/)
  })
})

test('a card says who reacted and what it said before', async ({ newMember, newBrowser, isMobile }) => {
  const [writer, reader] = await Promise.all([newMember('Writer'), newMember('Reader')])
  const page = await newBrowser(reader)
  await calm(page)

  await test.step('the people, page by page and of one kind', async () => {
    const loved = (await reader.newest((await reader.topic(SHAM)).id)).find(
      ({ reactions }) => Object.keys(reactions).length > 1 && sum(reactions) > 20,
    )
    if (!loved) throw new Error('The demo has a thought with many reactions')
    await reader.react(loved, 'wow')
    await open(page, `/t/${SHAM}/${loved.seq}`)
    const card = cardNumber(page, loved.seq)
    if (isMobile) await choose(page, card, 'Who reacted')
    else await card.getByRole('button', { name: 'Who reacted' }).click()
    const dialog = page.getByRole('dialog', { name: 'Who reacted' })
    const people = dialog.getByRole('list', { name: 'People who reacted' }).getByRole('listitem')
    await expect(people).toHaveCount(20)
    await expect(people.first()).toContainText('Reader')
    await expectNoBarriers(page, 'who reacted')
    await dialog.getByRole('button', { name: 'Show more' }).click()
    await expect(people).toHaveCount(sum(loved.reactions) + 1)
    await expect(people.nth(20).getByRole('link'), 'one goes on where it goes on').toBeFocused()
    await dialog.getByRole('button', { name: 'Wow: 1' }).click()
    await expect(people).toHaveCount(1)
    await people.getByRole('link').click()
    await expect(page).toHaveURL(new RegExp(`/@${reader.handle}$`))
    await page.goBack()
    await expect(card).toBeVisible()
    await expect(dialog).toHaveCount(0)
  })

  const room = await writer.openTopic({ slug: `edits-${writer.handle.slice(-6)}`, name: 'Edits' })
  await reader.join(room.id)
  const thought = await writer.post(room.id, 'Raw words')
  const edited = page.getByRole('button', { name: 'edited: see what it said before' })
  const edits = page.getByRole('dialog', { name: 'Edits' })
  const former = edits.getByRole('list', { name: 'What it said before' }).getByRole('listitem')

  await test.step('the former texts, newest first, beneath the present one', async () => {
    await writer.edit(thought, 'شام ہوتے ہی چراغ')
    await writer.edit(thought, 'Polished words')
    await open(page, `/t/${room.slug}`)
    await edited.click()
    await expect(former).toHaveText([/شام ہوتے ہی چراغ/, /Raw words/])
    await expect(former.first().getByText('شام ہوتے ہی چراغ')).toHaveCSS('direction', 'rtl')
    await expect(edits.getByText('Polished words')).toBeVisible()
    await expectNoBarriers(page, 'former texts')
    await writer.edit(thought, 'Last words')
    await expect(former, 'while it is open').toHaveText([/Polished words/, /شام/, /Raw words/])
    await page.keyboard.press('Escape')
    await expect(edited).toBeFocused()
  })

  await test.step('what does not load says so, and is asked for again', async () => {
    await page.route('**/history*', route => route.abort())
    await edited.click()
    await expect(edits.getByText('The server cannot be reached.')).toBeVisible()
    await page.unroute('**/history*')
    await edits.getByRole('button', { name: 'Try again' }).click()
    await expect(former).toHaveCount(3)
  })

  await test.step('nothing of it stays when the thought is erased', async () => {
    await writer.erase(thought)
    await expect(edits).toHaveCount(0)
    await expect(page.getByText('This thought was deleted.')).toBeVisible()
    await expect(edited).toHaveCount(0)
  })
})

const sum = (reactions: object) => Object.values(reactions).reduce((total, count) => total + Number(count), 0)
