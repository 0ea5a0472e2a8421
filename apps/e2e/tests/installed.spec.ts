import { aPhotograph } from '@mehfil/testkit/a-photograph'
import type { Page } from 'playwright/test'
import { cached, createDevice, signIn, workerIsReady } from '../support/installed.ts'
import type { Member } from '../support/member.ts'
import { startReleases } from '../support/next-release.ts'
import { expectUpright, PHOTOGRAPH, postPicture } from '../support/pictures.ts'
import { expect, test } from '../support/test.ts'
import { cardWith, choose, composerOf, open, share } from '../support/topic-page.ts'

test.use({ hasOwnServer: true })
test.describe.configure({ timeout: 180_000 })

const ALT = 'Bare land and a waterfall under a wide sky'
const SENT = { timeout: 45_000 }

async function aTopic(url: string, member: Member, slug = 'from-the-roof') {
  const topic = await member.openTopic({ slug, name: 'From the roof' })
  await member.post(topic.id, 'The first word')
  await postPicture(url, member, topic.id, 'Seen yesterday', ALT)
  return topic
}

const textOf = (page: Page) => page.getByRole('textbox', { name: /^Share a thought/ })
const waitingCards = (page: Page) => page.getByRole('article', { name: /^Your thought/ })

/** Of whom answers are kept; the empty one is a guest. */
const readers = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>(resolve => {
        const request = indexedDB.open('mehfil-answers')
        request.onsuccess = () => {
          const all = request.result.transaction('answered').objectStore('answered').getAll()
          all.onsuccess = () => {
            request.result.close()
            resolve([...new Set((all.result as { userId: string }[]).map(({ userId }) => userId))])
          }
        }
      }),
  )

/** What a start without a line will need is on the disk: it is written beside all else. */
async function expectKept(page: Page) {
  await workerIsReady(page)
  await expect.poll(() => cached(page, 'mehfil-pictures')).toContainEqual(expect.stringMatching(/^\/media\//))
  const kept = () =>
    page.evaluate(async () => {
      const count = (database: string, store: string) =>
        new Promise<number>(resolve => {
          const request = indexedDB.open(database)
          request.onsuccess = () => {
            const counted = request.result.transaction(store).objectStore(store).count()
            counted.onsuccess = () => {
              request.result.close()
              resolve(counted.result)
            }
          }
        })
      return Math.min(await count('mehfil', 'feeds'), await count('mehfil-answers', 'answered'))
    })
  await expect.poll(kept).toBeGreaterThan(0)
}

test('a browser that starts without a line shows what was read last, and what is written then goes out once, in order', async ({
  server,
  newMember,
}) => {
  const member = await newMember('Naheed')
  const topic = await aTopic(server.url, member)
  const device = createDevice()

  await test.step('an evening with a line', async () => {
    const page = await device.start(server.url)
    await signIn(page, member)
    await expect(cardWith(page, 'The first word')).toBeVisible()
    await page.getByRole('link', { name: 'From the roof' }).first().click()
    await expectUpright(cardWith(page, 'Seen yesterday').getByRole('img'))
    await cardWith(page, 'Seen yesterday')
      .getByRole('button', { name: /^Open the picture/ })
      .click()
    await expectUpright(page.getByRole('dialog').getByRole('img'))
    await page.keyboard.press('Escape')
    await expectKept(page)
    const shell = await cached(page, 'mehfil-shell-')
    expect(shell).toContain('/index.html')
    expect(
      shell.filter(path => !/^\/(assets\/|index\.html$|favicon\.svg$|manifest\.webmanifest$)/.test(path)),
    ).toEqual([])
    await device.end()
    await server.kill9()
  })

  await test.step('the next morning there is none', async () => {
    const page = await device.start(server.url)
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible()
    await expect(cardWith(page, 'The first word')).toBeVisible()
    await expectUpright(cardWith(page, 'Seen yesterday').getByRole('img'))
    await expect(page.getByRole('status').locator('xpath=following-sibling::*[1]')).toContainText('Offline')
    await page.goto('/t/chai-small-wins')
    await expect(page.getByRole('heading', { name: 'Not kept on this device' })).toBeVisible()
    await page.getByRole('link', { name: 'Read what is kept' }).click()
    await page.getByRole('link', { name: 'From the roof' }).first().click()
    await share(page, 'First without a line')
    await (await composerOf(page)).locator('input[type="file"]').setInputFiles(PHOTOGRAPH)
    await (await composerOf(page)).getByRole('textbox', { name: 'Describe the picture' }).fill(ALT)
    await textOf(page).fill('Second, with a picture')
    await (await composerOf(page)).getByRole('button', { name: 'Share' }).click()
    await share(page, 'Third without a line')
    await expect(waitingCards(page)).toHaveCount(3)
    await expectUpright(cardWith(page, 'Second, with a picture').getByRole('img'))
    await device.end()
  })

  await test.step('they are still there at noon, and with a line they go out', async () => {
    const page = await device.start(server.url)
    await page.goto(`/t/${topic.slug}`)
    await expect(waitingCards(page)).toHaveCount(3)
    // In any language: the page that is kept is in none of its own.
    await page.context().addCookies([{ name: 'mehfil_lang', value: 'ur', url: server.url }])
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.getByRole('feed')).toHaveAccessibleName(/کے خیالات$/)
    await page.context().clearCookies({ name: 'mehfil_lang' })
    await device.end()
    await server.restart()
    const again = await device.start(server.url)
    await open(again, `/t/${topic.slug}`)
    await expect(cardWith(again, 'Third without a line')).toHaveAccessibleName(/^Thought/, SENT)
    await expect(waitingCards(again)).toHaveCount(0)
    const [third, second, first, ...before] = await member.newest(topic.id)
    expect([first?.body, second?.body, third?.body]).toEqual([
      'First without a line',
      'Second, with a picture',
      'Third without a line',
    ])
    expect(second?.media).toHaveLength(1)
    expect(before).toHaveLength(2)

    await again.getByRole('link', { name: 'Settings' }).click()
    await expect(again.getByRole('heading', { name: 'Settings' })).toBeVisible()
  })

  await test.step('who signs out leaves nothing behind of what she has seen', async () => {
    const [page] = device.pages()
    if (!page) throw new Error('There is a page')
    const hers = await cached(page, 'mehfil-pictures')
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await expect(page).toHaveURL(/explore/)
    // Some of them are on that page as well, for everybody; not the large one that she has opened.
    const left = await cached(page, 'mehfil-pictures')
    expect(hers.length).toBeGreaterThan(1)
    expect(left).not.toEqual(expect.arrayContaining(hers))
    expect((await readers(page)).filter(Boolean)).toEqual([])
  })
  await device.throwAway()
})

const PICTURE_FIELD = { name: 'picture', mimeType: 'image/jpeg' }

/** As another app does, by way of the system: a form, sent to the address that the manifest names. */
async function shareFromElsewhere(
  page: Page,
  fields: Record<string, string>,
  picture?: Uint8Array,
): Promise<void> {
  const bytes = Buffer.from(picture ?? []).toString('base64')
  await page.evaluate(
    ({ fields, bytes, field }) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'POST', action: '/share', enctype: 'multipart/form-data' })
      for (const [name, value] of Object.entries(fields))
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
      const input = Object.assign(document.createElement('input'), { type: 'file', name: field.name })
      if (bytes) {
        const content = Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))
        const data = new DataTransfer()
        data.items.add(new File([content], 'roof.jpg', { type: field.mimeType }))
        input.files = data.files
      }
      form.append(input)
      document.body.append(form)
      form.submit()
    },
    { fields, bytes, field: PICTURE_FIELD },
  )
}

test('what another app shares waits for its member, and is hers to share', async ({ server, newMember }) => {
  const member = await newMember('Rukhsana')
  await aTopic(server.url, member, 'at-the-window')
  const garden = await member.openTopic({ slug: 'in-the-garden', name: 'In the garden' })
  const device = createDevice()
  const page = await device.start(server.url)
  const sheet = page.getByRole('dialog', { name: 'Share a thought' })
  await page.goto('/explore')

  await test.step('of a guest it is kept until she is in', async () => {
    await workerIsReady(page)
    await shareFromElsewhere(
      page,
      { title: 'A ghazal', text: 'Listen', url: 'https://poems.example/1' },
      aPhotograph(6),
    )
    await expect(page.getByRole('heading', { name: 'Sign in to share it' })).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('textbox', { name: 'Handle' }).fill(member.handle)
    await page.getByLabel('Password', { exact: true }).fill(member.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(textOf(page)).toHaveValue('A ghazal\nListen\nhttps://poems.example/1')
    await expectUpright(sheet.getByRole('img', { name: 'Your picture' }))
  })

  await test.step('it goes to the room that she chooses', async () => {
    await sheet.getByRole('combobox', { name: 'Topic' }).selectOption('In the garden')
    await expect(textOf(page)).toHaveValue(/^A ghazal/)
    await sheet.getByRole('button', { name: 'Share' }).click()
    await expect(page).toHaveURL(/in-the-garden/)
    await expect(cardWith(page, 'A ghazal')).toHaveAccessibleName(/^Thought/)
    const [thought] = await member.newest(garden.id)
    expect(thought).toMatchObject({ body: 'A ghazal\nListen\nhttps://poems.example/1' })
    expect(thought?.media).toHaveLength(1)
    expect(await cached(page, 'mehfil-shared')).toEqual([])
  })
  await device.throwAway()
})

test('a new version is offered, and with it comes back what was being written', async ({
  server,
  newMember,
}) => {
  const member = await newMember('Bushra')
  const topic = await aTopic(server.url, member, 'on-the-stairs')
  const releases = await startReleases(server.port)
  const device = createDevice()
  const page = await device.start(releases.url)
  await signIn(page, member, `/t/${topic.slug}`)
  await workerIsReady(page)
  await page.reload()
  const version = () => page.locator('meta[name="version"]').getAttribute('content')
  const former = await version()
  const other = await page.context().newPage()
  await open(other, `/t/${topic.slug}`)

  await textOf(page).fill('Half a thought')
  await choose(page, cardWith(page, 'The first word'), 'Edit')
  await page.getByRole('textbox', { name: 'Edit your thought' }).fill('The first word, and half another')
  await textOf(other).fill('Half a thought, from elsewhere')

  await test.step('it comes without disturbing anybody', async () => {
    releases.releaseNext()
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
    for (const tab of [page, other]) await expect(tab.getByText('A new version is here').last()).toBeVisible()
    // A piece that was never asked for, of the version that the server does not have any more.
    await other.getByRole('link', { name: 'Settings' }).click()
    await expect(other.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await other.goBack()
    expect(await version()).toBe(former)
  })

  await test.step('whoever wants it has it, in all tabs, with every word', async () => {
    await page.getByRole('button', { name: 'Refresh' }).click()
    for (const tab of [page, other]) {
      await expect(tab.locator('meta[name="version"]')).toHaveAttribute('content', `r2-${former}`)
      await expect(textOf(tab)).toHaveValue('Half a thought, from elsewhere')
    }
    await expect(page.getByRole('textbox', { name: 'Edit your thought' })).toHaveValue(
      'The first word, and half another',
    )
    await expect(page.getByText('A new version is here')).toHaveCount(0)
    const names = () =>
      page.evaluate(async () => (await caches.keys()).filter(name => name.includes('-shell-')))
    await expect.poll(names).toEqual([`mehfil-shell-r2-${former}`])
  })
  await device.throwAway()
  await releases.stop()
})
