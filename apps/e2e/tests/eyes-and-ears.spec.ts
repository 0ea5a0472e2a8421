import { expectNoBarriers } from '../support/axe.ts'
import { GUESTS_PAGES, MEMBERS_PAGES, someCard, visit } from '../support/pages.ts'
import { rest } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, choose, composerOf, feedOf } from '../support/topic-page.ts'

test.describe.configure({ timeout: 180_000 })

test('no page is in the way of eyes or ears', async ({ newMember, newBrowser, isMobile }) => {
  const [reader, friend] = await Promise.all([newMember('Reader'), newMember('Friend')])
  const comeIn = async (member?: typeof reader) => {
    const page = await newBrowser(member)
    // What is still fading in has no contrast yet.
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    return page
  }

  const room = await friend.openTopic({ slug: `lamps-${friend.handle.slice(-6)}`, name: 'Lamps' })
  const roomPath = `/t/${room.slug}`
  const [page, guest] = [await comeIn(reader), await comeIn()]

  await test.step('before anybody has said or joined anything', async () => {
    await visit(page, { path: '/explore', shows: at => at.getByRole('link', { name: 'Your page' }) })
    await page.goto('/')
    await expect(page.getByText('Your home is quiet')).toBeVisible()
    await expectNoBarriers(page, 'an empty home')
    await visit(page, { path: roomPath, shows: at => at.getByText('A quiet room') })
    await expectNoBarriers(page, 'an empty topic')
    await visit(page, { path: `/@${reader.handle}`, shows: at => at.getByText('Nothing shared yet') })
    await expectNoBarriers(page, 'an empty page of one’s own')
  })

  for (const slug of ['sham-e-sukhan', 'study-circle', 'bangla-adda']) {
    await reader.join((await reader.topic(slug)).id)
  }
  await reader.join(room.id)

  for (const [name, go] of Object.entries(GUESTS_PAGES)) {
    await test.step(name, async () => {
      await visit(guest, go)
      await expectNoBarriers(guest, name)
    })
  }
  for (const [name, go] of Object.entries(MEMBERS_PAGES)) {
    await test.step(name, async () => {
      await visit(page, go)
      // The bar at the bottom.
      await expectNoBarriers(page, name, { isOfPhones: name === 'home' })
    })
  }

  const said = await friend.postMany(room.id, ['One lamp.', 'Two lamps, @nobody, see #1.', 'A third.'])
  const own = await reader.post(room.id, 'Mine, with a link: https://example.org/lamps')
  await friend.post(room.id, 'And an answer.', own)
  await friend.react(own, 'wah')
  await friend.erase({ id: said[2]?.id ?? '' })

  await test.step('a thread', async () => {
    await visit(page, {
      path: `${roomPath}/${own.seq}/thread`,
      shows: at => cardWith(at, 'And an answer.'),
    })
    await expectNoBarriers(page, 'a thread')
  })

  await test.step('what opens on a card', async () => {
    await visit(page, { path: roomPath, shows: at => cardWith(at, 'This thought was deleted.') })
    const card = cardNumber(page, own.seq)
    await card.getByRole('button', { name: 'Add a reaction' }).click()
    await expect(page.getByRole('menuitemcheckbox', { name: 'Wah' })).toBeVisible()
    await expectNoBarriers(page, 'the reaction picker')
    await page.keyboard.press('Escape')

    await card.getByRole('button', { name: 'More about this thought' }).click()
    await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeVisible()
    await expectNoBarriers(page, 'the menu of a thought')
    await page.keyboard.press('Escape')

    await choose(page, card, 'Reply')
    await expect(page.getByRole('form', { name: 'Reply to Reader' })).toBeVisible()
    await expectNoBarriers(page, 'a reply being written')
    await choose(page, card, 'Edit')
    await page.getByRole('textbox', { name: 'Edit your thought' }).fill('Mine, edited.')
    await expectNoBarriers(page, 'an edit')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await choose(page, card, 'Delete')
    await expect(page.getByRole('dialog', { name: 'Delete this thought?' })).toBeVisible()
    await expectNoBarriers(page, 'the question before a deletion')
    await page.keyboard.press('Escape')
  })

  await test.step('what opens over the page', async () => {
    const composer = await composerOf(page)
    await composer.getByRole('textbox').fill('x'.repeat(2001))
    await expect(composer.getByText('1 character too many')).toBeAttached()
    await expectNoBarriers(page, 'a thought that is too long', { isOfPhones: true })
    await composer.getByRole('textbox').fill('')
    await page.keyboard.press('Escape')

    if (isMobile) {
      await page.getByRole('button', { name: 'About this topic' }).click()
      await expect(page.getByRole('dialog', { name: 'Lamps' })).toBeVisible()
      await expectNoBarriers(page, 'about a topic', { isOfPhones: true })
      await page.keyboard.press('Escape')
    }
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await expectNoBarriers(page, 'the list of keys')
    await page.keyboard.press('Escape')
  })

  await test.step('where one left off, news above, and no line', async () => {
    await friend.postMany(
      room.id,
      Array.from({ length: 30 }, (_, at) => `Lamp after lamp, ${at}. `.repeat(9)),
    )
    await visit(page, { path: roomPath, shows: someCard })
    const { seq: newest } = await reader.topic(room.slug)
    await expect.poll(async () => (await reader.topic(room.slug)).membership?.readSeq).toBe(newest)
    await feedOf(page).evaluate(feed => feed.scrollBy(0, 900))
    await rest(page)
    await friend.post(room.id, 'The last lamp.')
    await expect(page.getByRole('button', { name: '1 new thought' })).toBeVisible()
    await page.context().setOffline(true)
    await expect(page.getByText('Offline').last()).toBeVisible()
    await expectNoBarriers(page, 'news above while offline')
    await page.context().setOffline(false)

    const elsewhere = await comeIn(reader)
    await visit(elsewhere, { path: roomPath, shows: at => at.getByText('You left off here') })
    await expectNoBarriers(elsewhere, 'where one left off')
  })
})
