import type { Page } from 'playwright/test'
import { expectNoBarriers } from '../support/axe.ts'
import type { Member } from '../support/member.ts'
import { PHOTOGRAPH } from '../support/pictures.ts'
import { expectHeld, placeOf, scrollBy } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, choose, open } from '../support/topic-page.ts'

test.describe.configure({ timeout: 180_000 })

const calm = (page: Page) => page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })

/** Where the portrait of somebody is, which is a drawing and has no name. */
const portraitIn = (page: Page, text: string) => cardWith(page, text).locator('[data-letter] img').first()
const headOf = (page: Page, { displayName }: Member) =>
  page.getByRole('main').getByRole('article', { name: displayName, exact: true })
const said = (page: Page, words: string) => expect(page.getByText(words).first()).toBeVisible()

async function aRoom(writer: Member, reader: Member, lines: readonly string[]) {
  const room = await writer.openTopic({ slug: `room-${writer.handle.slice(-6)}`, name: 'A quiet room' })
  await reader.join(room.id)
  await writer.postMany(room.id, lines)
  return { ...room, path: `/t/${room.slug}` }
}

/** It has come, and is drawn: one that fails leaves the drawing beneath it. */
const expectDrawn = async (page: Page, text: string) => {
  await expect(portraitIn(page, text)).toHaveJSProperty('complete', true)
  await expect
    .poll(() => portraitIn(page, text).evaluate(img => (img as HTMLImageElement).naturalWidth))
    .toBe(320)
}

test('a portrait is chosen, seen wherever one is, and taken away again', async ({
  newMember,
  newBrowser,
}) => {
  const [poet, reader] = await Promise.all([newMember('Poet'), newMember('Reader')])
  const room = await aRoom(poet, reader, ['First line', 'Second line'])
  const [page, other, there] = [await newBrowser(poet), await newBrowser(poet), await newBrowser(reader)]
  for (const each of [page, other, there]) await calm(each)
  await Promise.all([open(there, room.path), open(other, room.path), page.goto('/settings')])
  const field = page.getByRole('group', { name: 'Picture' })
  const save = page.getByRole('button', { name: 'Save', exact: true })
  const [preview, file] = [field.locator('[data-letter] img'), field.locator('input[type="file"]')]

  await test.step('what is no picture is refused at once', async () => {
    await file.setInputFiles({ name: 'words.txt', mimeType: 'text/plain', buffer: Buffer.from('words') })
    await expect(field.getByText('This is no picture.')).toBeVisible()
    await expect(preview).toHaveCount(0)
  })

  await test.step('chosen, it is shown square; one can think again', async () => {
    await file.setInputFiles(PHOTOGRAPH)
    await expect.poll(() => preview.evaluate(img => (img as HTMLImageElement).naturalWidth)).toBe(640)
    expect(await preview.evaluate(img => (img as HTMLImageElement).naturalHeight)).toBe(640)
    await expectNoBarriers(page, 'a portrait chosen')
    await field.getByRole('button', { name: 'Leave it as it was' }).click()
    await expect(preview).toHaveCount(0)
    await expect(field.getByRole('button', { name: 'Choose a picture' })).toBeFocused()
    await file.setInputFiles(PHOTOGRAPH)
    await expect(field.getByText('Save, and everyone sees it.')).toBeVisible()
  })

  await test.step('without a line it is not saved, said so, and still chosen', async () => {
    await page.route('**/api/media', route => route.abort())
    await save.click()
    await expect(page.getByRole('alert').filter({ hasText: 'cannot be reached' })).toBeVisible()
    await expect(field.getByText('Save, and everyone sees it.')).toBeVisible()
    await page.unroute('**/api/media')
  })

  await test.step('saved, her other browsers show it at once, and others with her next thought', async () => {
    await save.click()
    await said(page, 'Saved.')
    await expectDrawn(other, 'First line')
    await expect(portraitIn(there, 'First line')).toHaveCount(0)
    await poet.post(room.id, 'Third line')
    for (const line of ['First line', 'Second line', 'Third line']) await expectDrawn(there, line)
    await cardWith(there, 'Second line').getByRole('link', { name: /Poet/ }).first().click()
    await expect(headOf(there, poet).locator('[data-letter] img')).toHaveJSProperty('complete', true)
    await expectNoBarriers(there, 'a page with a portrait')
  })

  await test.step('taken away, the drawing is back', async () => {
    await field.getByRole('button', { name: 'Remove' }).click()
    await expect(field.getByText('Save, and it is gone.')).toBeVisible()
    await save.click()
    await expect(portraitIn(other, 'First line')).toHaveCount(0)
    await there.reload()
    await expect(headOf(there, poet)).toBeVisible()
    await expect(headOf(there, poet).locator('[data-letter] img')).toHaveCount(0)
  })
})

test('one follows, mutes and blocks somebody, and finds the way back', async ({
  newMember,
  newBrowser,
  isMobile,
}) => {
  const [poet, reader] = await Promise.all([newMember('Poet'), newMember('Reader')])
  const room = await aRoom(poet, reader, [])
  for (let at = 1; at <= 12; at++) {
    await poet.post(room.id, `Verse ${at}. ${'Said slowly. '.repeat(8)}`)
    await reader.post(room.id, `Answer ${at}. ${'And heard. '.repeat(8)}`)
  }
  const page = await newBrowser(reader)
  await calm(page)
  const main = page.getByRole('main')
  const more = page.getByRole('button', { name: 'More about Poet' })

  await test.step('what does not load says so, and is asked for again', async () => {
    const asked = `**/api/people/${poet.handle}`
    await page.route(asked, route => route.abort())
    await page.goto(`/@${poet.handle}`)
    await expect(page.getByText('The server cannot be reached.')).toBeVisible()
    await page.unroute(asked)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(headOf(page, poet)).toBeVisible()
  })

  await test.step('from her page, whose lists say so', async () => {
    await expect(cardWith(page, 'Verse 12.')).toBeVisible()
    await main.getByRole('button', { name: 'Follow Poet' }).click()
    await expect(main.getByRole('button', { name: /^Following Poet/ })).toBeFocused()
    await main.getByRole('button', { name: '1 follower' }).click()
    const dialog = page.getByRole('dialog', { name: 'Followers' })
    await expect(dialog.getByRole('listitem')).toHaveText(/Reader/)
    await expectNoBarriers(page, 'followers')
    await page.keyboard.press('Escape')
    await poet.ask('PUT', `/api/people/${reader.handle}/follow`)
    await page.reload()
    await expect(headOf(page, poet)).toContainText('Follows you')
    await expectNoBarriers(page, 'a member’s page')
    await main.getByRole('link', { name: '1 topic' }).click()
    await expect(main.getByRole('list', { name: 'Topics of Poet' }).getByRole('listitem')).toHaveText(
      /A quiet room/,
    )
    await expectNoBarriers(page, 'topics of a member')
  })

  await test.step('muted from a card, she is gone from the room, and nothing moves', async () => {
    await open(page, room.path)
    await scrollBy(page, 700)
    // Down to a card that stays.
    while ((await placeOf(page)).seq % 2) await scrollBy(page, 60)
    const { seq } = await placeOf(page)
    await expectHeld(page, 'muting somebody', async () => {
      await choose(page, cardNumber(page, seq - 1), `Mute @${poet.handle}`)
      await said(page, 'Poet is muted')
    })
    await expect(cardWith(page, 'Verse')).toHaveCount(0)
    await expect(cardNumber(page, seq)).toBeVisible()
    await page.goto(`/@${poet.handle}`)
    await expect(headOf(page, poet)).toContainText('Muted')
    await expect(cardWith(page, 'Verse 12.'), 'her own page still has them').toBeVisible()
  })

  await test.step('the settings have the way back', async () => {
    await page.goto('/settings')
    await page.getByRole('button', { name: 'Muted people' }).click()
    const dialog = page.getByRole('dialog', { name: 'Muted people' })
    await dialog.getByRole('button', { name: `Unmute @${poet.handle}` }).click()
    await expect(dialog.getByRole('button', { name: `Mute @${poet.handle}` })).toBeFocused()
    await expectNoBarriers(page, 'people one muted')
    await page.keyboard.press('Escape')
    await open(page, room.path)
    await expect(cardWith(page, 'Verse').first()).toBeVisible()
  })

  const there = await newBrowser(poet)
  await calm(there)

  await test.step('blocking asks first, by keyboard too', async () => {
    await open(there, room.path)
    await expect(cardWith(there, 'Answer 12.')).toBeVisible()
    await open(page, `/@${poet.handle}`)
    await expect(cardWith(page, 'Verse 12.')).toBeVisible()
    if (isMobile) await more.click()
    else await more.press('Enter')
    await expect(page.getByRole('menuitem', { name: `Mute @${poet.handle}` })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Block Poet?' })
    await expectNoBarriers(page, 'blocking asks')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(cardWith(page, 'Verse 12.')).toBeVisible()
    await more.click()
    await page.getByRole('menuitem', { name: `Block @${poet.handle}` }).click()
    await dialog.getByRole('button', { name: 'Block', exact: true }).click()
  })

  await test.step('then neither sees the other, in what is open and in what is opened', async () => {
    await expect(page.getByText('You blocked Poet')).toBeVisible()
    await expect(cardWith(page, 'Verse')).toHaveCount(0)
    await expectNoBarriers(page, 'somebody blocked')
    await expect(cardWith(there, 'Answer'), 'while it is open').toHaveCount(0)
    await expect(cardWith(there, 'Verse 12.')).toBeVisible()
    await there.goto(`/@${reader.handle}`)
    await expect(there.getByText('Nobody goes by that handle')).toBeVisible()
    await poet.post(room.id, 'Not for everyone')
    await open(page, room.path)
    await expect(cardWith(page, 'Answer').first()).toBeVisible()
    await page.keyboard.press('.')
    await expect(cardWith(page, 'Answer 12.')).toBeVisible()
    await expect(cardWith(page, 'Not for everyone')).toHaveCount(0)
  })

  await test.step('unblocked, all is back, also where it was looked for in vain', async () => {
    await page.goto(`/@${poet.handle}`)
    await main.getByRole('button', { name: `Unblock @${poet.handle}` }).click()
    await expect(cardWith(page, 'Not for everyone')).toBeVisible()
    await expect(main.getByRole('button', { name: 'Follow Poet' })).toBeVisible()
    await expect(headOf(there, reader)).toBeVisible()
  })

  await test.step('a guest is shown the way in', async () => {
    const guest = await newBrowser()
    await guest.goto(`/@${poet.handle}`)
    await guest.getByRole('button', { name: 'Follow Poet' }).click()
    await expect(guest).toHaveURL(new RegExp(`/sign-up\\?next=%2F%40${poet.handle}$`))
  })
})
