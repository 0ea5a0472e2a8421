import type { Page } from 'playwright/test'
import { expectNoBarriers } from '../support/axe.ts'
import type { Member } from '../support/member.ts'
import { rest } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, composerOf, open, share } from '../support/topic-page.ts'

test.describe.configure({ timeout: 120_000 })

async function aTopic(member: Member) {
  const topic = await member.openTopic({ slug: `undo-${member.handle.slice(-6)}`, name: 'Second thoughts' })
  await member.postMany(topic.id, ['The first word', 'The second word', 'The third word'])
  return topic
}

const heldCards = (page: Page) => page.getByRole('article', { name: 'Your thought, not sent yet' })
const said = (page: Page) => page.getByRole('status')
const topOf = async (page: Page) => (await cardNumber(page, 3).boundingBox())?.y ?? Number.NaN
const bodiesIn = async (member: Member, topicId: string) =>
  (await member.newest(topicId)).map(({ body }) => body).reverse()

test('what was sent too soon comes back to where it was written, and nobody has seen it', async ({
  newMember,
  newBrowser,
}) => {
  const author = await newMember('Parveen')
  const topic = await aTopic(author)
  const reader = await newBrowser(await newMember('Reader'))
  await open(reader, `/t/${topic.slug}`)
  const page = await newBrowser(author)

  // Colours that are on their way from one look to the other have no contrast of their own.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/settings')
  await page.getByRole('group', { name: 'Undo send' }).getByRole('radio', { name: 'Off' }).focus()
  for (const name of ['5 seconds', '10 seconds', '20 seconds']) {
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('radio', { name })).toBeChecked()
  }
  await expectNoBarriers(page, 'the setting for undo')

  await open(page, `/t/${topic.slug}`)
  await share(page, 'Too soon')
  await expect(heldCards(page)).toContainText(/Too soon.*Sending in \d+ s|Sending in \d+ s.*Too soon/)
  await expect(said(page)).toHaveText(/^Sending in \d+ seconds\. You can undo it until then\.$/)
  await expectNoBarriers(page, 'a thought that is held')
  const undo = heldCards(page).getByRole('button', { name: 'Undo' })
  const isPhone = (page.viewportSize()?.width ?? 0) <= 720
  if (isPhone) {
    for (const name of ['Undo', 'Send now']) {
      const box = await heldCards(page).getByRole('button', { name }).boundingBox()
      expect(box?.height).toBeGreaterThanOrEqual(44)
    }
  }
  // Meanwhile she begins another thought: it is not overwritten.
  const composer = await composerOf(page)
  await composer.getByRole('textbox').fill('Another thought')
  await page.keyboard.press('Escape')
  if (isPhone) await undo.tap()
  else await page.keyboard.press('u')
  await expect(heldCards(page)).toHaveCount(0)
  await expect(said(page)).toHaveText('Undone. Nobody saw it, and your words are back where you wrote them.')
  if (isPhone) {
    // Over the sheet that has come up, and not behind it.
    const line = page.getByRole('dialog').getByText(/^Undone\./)
    await expect(line.last()).toBeInViewport({ ratio: 1 })
    await expect(line.last()).toBeVisible()
  }
  const text = (await composerOf(page)).getByRole('textbox')
  await expect(text).toHaveValue('Another thought\n\nToo soon')
  await expect(text).toBeFocused()

  await text.fill('On second thought')
  await page.keyboard.press('Control+Enter')
  await expect(heldCards(page)).toContainText('On second thought')
  await page.reload()
  await expect(heldCards(page)).toContainText('Sending in')
  expect(await bodiesIn(author, topic.id)).toHaveLength(3)
  await expect(cardWith(reader, 'On second thought')).toHaveCount(0)
  await rest(page)
  const before = await topOf(page)
  await heldCards(page).getByRole('button', { name: 'Send now' }).click()
  await expect(cardNumber(page, 4)).toContainText('On second thought')
  await rest(page)
  expect(Math.abs((await topOf(page)) - before), 'px that the card’s becoming a thought moves').toBeLessThan(
    1,
  )
  await expect(cardWith(page, 'On second thought')).toHaveCount(1)
  await expect(cardWith(reader, 'On second thought')).toHaveCount(1)
  await expect(cardWith(reader, 'Too soon')).toHaveCount(0)
  expect((await bodiesIn(author, topic.id)).slice(3)).toEqual(['On second thought'])
})

test('by keys alone a reply is undone; without a line that is said; with no page left the server sends it', async ({
  newMember,
  newBrowser,
  isMobile,
}) => {
  test.skip(isMobile, 'Keys belong to a desk.')
  const author = await newMember('Shabana')
  const topic = await aTopic(author)
  const reader = await newBrowser(await newMember('Reader'))
  await open(reader, `/t/${topic.slug}`)
  const page = await newBrowser(author)
  const chooseSeconds = (seconds: number) =>
    page.evaluate(count => localStorage.setItem('mehfil:undo', String(count)), seconds)
  await open(page, `/t/${topic.slug}`)
  await chooseSeconds(20)
  await open(page, `/t/${topic.slug}`)

  await cardNumber(page, 3).focus()
  await page.keyboard.press('r')
  const line = page.getByRole('textbox', { name: /^Reply to/ })
  await expect(line).toBeFocused()
  await page.keyboard.type('A hasty answer')
  await page.keyboard.press('Control+Enter')
  await expect(heldCards(page)).toContainText('A hasty answer')
  await page.keyboard.press('u')
  await expect(line).toHaveValue('A hasty answer')
  await expect(line).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(heldCards(page)).toContainText('A hasty answer')

  await page.context().setOffline(true)
  await expect(said(page)).toHaveText('Offline')
  await page.keyboard.press('u')
  await expect(said(page)).toHaveText(
    'Could not undo: there is no line. It will be sent when its time comes.',
  )
  await expect(heldCards(page)).toContainText('A hasty answer')
  await page.context().setOffline(false)
  await heldCards(page).getByRole('button', { name: 'Send now' }).press('Enter')
  await expect(page.getByRole('feed')).toBeFocused()
  await expect(cardWith(reader, 'A hasty answer')).toHaveCount(1)

  await chooseSeconds(5)
  await open(page, `/t/${topic.slug}`)
  await share(page, 'Said while leaving')
  await expect(heldCards(page)).toContainText('Said while leaving')
  await page.close()
  await expect(cardWith(reader, 'Said while leaving')).toHaveCount(1)
  expect((await bodiesIn(author, topic.id)).slice(3)).toEqual(['A hasty answer', 'Said while leaving'])
})
