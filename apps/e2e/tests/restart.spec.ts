import { readCards } from '../support/cards.ts'
import { expectHeld, scrollBy } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, open, share } from '../support/topic-page.ts'

test.use({ hasOwnServer: true })
test.describe.configure({ timeout: 180_000 })

/** A page that is looked at tries again every five seconds at least. */
const RECOVERED = { timeout: 20_000 }

test('the server dies under an open page and comes back: the page equals one loaded anew', async ({
  server,
  newMember,
  newBrowser,
}) => {
  const [writer, reader] = await Promise.all([newMember('Writer'), newMember('Reader')])
  const topic = await writer.topic('chai-small-wins')
  await Promise.all([writer.join(topic.id), reader.join(topic.id)])
  const [first, second, third] = await writer.postMany(topic.id, ['Alpha', 'Beta', 'Gamma'])
  if (!first || !second || !third) throw new Error('Three were posted')
  const page = await newBrowser(reader)
  await open(page, `/t/${topic.slug}`)
  await share(page, 'Before the storm')
  await expect(cardNumber(page, third.seq + 1)).toContainText('Before the storm')

  await test.step('while it is down the page says so, and what is written waits', async () => {
    await server.kill9()
    await expect(page.getByText(/^(Reconnecting|Offline)$/).last()).toBeVisible()
    await share(page, 'Written in the dark')
    await expect(page.getByText('Offline · 1 waiting').last()).toBeVisible()
    await expect(page.getByRole('article', { name: 'Your thought, waiting to send' })).toContainText(
      'Written in the dark',
    )
    await expect(cardWith(page, 'Alpha')).toBeVisible()
  })

  await test.step('it comes back, and others go on before the page has noticed', async () => {
    await server.restart()
    await writer.edit(first, 'Alpha, polished')
    await writer.react(second, 'wah')
    await writer.erase(third)
    await writer.post(topic.id, 'Delta')
    await writer.post(topic.id, 'A word on that', second)
  })

  await test.step('the page catches up by itself and is quiet again', async () => {
    await expect(cardWith(page, 'Alpha, polished')).toContainText('edited', RECOVERED)
    await expect(page.getByRole('article', { name: /^Your thought/ })).toHaveCount(0)
    await expect(page.getByText(/^(Reconnecting|Offline.*|Catching up)$/)).toHaveCount(0)
    const sent = (await writer.newest(topic.id)).filter(({ body }) => body === 'Written in the dark')
    expect(sent).toHaveLength(1)
    await expect(cardWith(page, 'Written in the dark')).toHaveCount(1)
  })

  await test.step('card by card it is what a fresh load shows', async () => {
    const fresh = await newBrowser(reader)
    await open(fresh, `/t/${topic.slug}`)
    const [lasting, loaded] = [await readCards(page), await readCards(fresh)]
    expect(loaded.size).toBe((await writer.topic(topic.slug)).seq)
    expect(lasting).toEqual(loaded)
  })
})

test('whoever reads below keeps the place through it, and is told exactly how much is new', async ({
  server,
  newMember,
  newBrowser,
}) => {
  const writer = await newMember('Writer')
  const topic = await writer.topic('sham-e-sukhan')
  await writer.join(topic.id)
  const page = await newBrowser()
  await open(page, `/t/${topic.slug}`)
  await scrollBy(page, 3000)
  await expectHeld(page, 'a restart of the server, and seven thoughts', async () => {
    await server.kill9()
    await expect(page.getByText(/^(Reconnecting|Offline)$/).last()).toBeVisible()
    await server.restart()
    await writer.postMany(topic.id, ['1', '2', '3', '4', '5', '6', '7'])
    await expect(page.getByRole('button', { name: '7 new thoughts', exact: true })).toBeVisible(RECOVERED)
  })
})
