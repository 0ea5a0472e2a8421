import type { Page } from 'playwright/test'
import { expect, test } from '../support/test.ts'
import { cardWith, choose, share } from '../support/topic-page.ts'

test.describe.configure({ timeout: 120_000 })

const PASSWORD = 'a lamp on every sill'

/** In by the front door. */
async function signUp(page: Page, handle: string, name: string): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Handle').fill(handle)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('main').getByRole('button', { name: 'Join' }).click()
}

test.describe('in an empty house', () => {
  test.use({ hasOwnServer: true })

  test('two people spend an evening, and a guest reads along', async ({ newBrowser }) => {
    const [asma, bela, guest] = await Promise.all([newBrowser(), newBrowser(), newBrowser()])

    await test.step('the first to come is told that she is the admin', async () => {
      await signUp(asma, 'asma', 'Asma')
      await expect(asma.getByText('You are the first here, so you are the admin.').last()).toBeVisible()
    })

    await test.step('she opens a topic and can write at once', async () => {
      await asma.goto('/topics/new')
      await asma.getByLabel('Name').fill('Rooftop evening')
      await expect(asma.getByLabel('Address')).toHaveValue('rooftop-evening')
      await asma.getByLabel('What is it about?').fill('Tea, and whatever the moon brings up.')
      await asma.getByRole('button', { name: 'Open the topic' }).click()
      await expect(asma).toHaveURL(/\/t\/rooftop-evening$/)
      await expect(asma.getByRole('textbox', { name: /^Share a thought/ })).toBeFocused()
      if (await asma.getByRole('dialog').isVisible()) await asma.keyboard.press('Escape')
    })

    await test.step('another comes, is greeted by name, and joins', async () => {
      await signUp(bela, 'bela', 'Bela')
      await expect(bela.getByText('Welcome, Bela.').last()).toBeVisible()
      await bela.goto('/t/rooftop-evening')
      await bela
        .getByRole('button', { name: 'Join Rooftop evening to share' })
        .or(bela.getByRole('button', { name: 'Join Rooftop evening', exact: true }))
        .first()
        .click()
      await expect(bela.getByText('You are part of Rooftop evening now.').last()).toBeVisible()
      await guest.goto('/t/rooftop-evening')
      await expect(guest.getByText('A quiet room')).toBeVisible()
    })

    const everybody = [asma, bela, guest]

    await test.step('what one shares in any script, all see at once', async () => {
      const words: [Page, string, string][] = [
        [asma, 'en', 'The moon is late tonight.'],
        [bela, 'ur', 'چاند آج دیر سے نکلا ہے'],
        [asma, 'hi', 'चाय ठंडी हो रही है'],
        [bela, 'bn', 'রাত এখনও অনেক বাকি'],
      ]
      for (const [writer, lang, text] of words) {
        await share(writer, text)
        for (const reader of everybody) {
          await expect(cardWith(reader, text).getByText(text, { exact: true })).toHaveAttribute('lang', lang)
        }
      }
      await expect(cardWith(guest, 'چاند').getByText('چاند')).toHaveCSS('direction', 'rtl')
    })

    await test.step('a heart and a wah are counted before all eyes, and taken back', async () => {
      const moon = 'The moon is late tonight.'
      await cardWith(bela, moon).getByRole('button', { name: 'Relatable: 0' }).click()
      await cardWith(bela, moon).getByRole('button', { name: 'Add a reaction' }).click()
      await bela.getByRole('menuitemcheckbox', { name: 'Wah' }).click()
      for (const reader of everybody) {
        await expect(cardWith(reader, moon).getByRole('button', { name: 'Relatable: 1' })).toBeVisible()
        await expect(cardWith(reader, moon).getByRole('button', { name: 'Wah: 1' })).toBeVisible()
      }
      await cardWith(bela, moon).getByRole('button', { name: 'Relatable: 1' }).click()
      for (const reader of everybody) {
        await expect(cardWith(reader, moon).getByRole('button', { name: 'Relatable: 0' })).toBeVisible()
      }
    })

    await test.step('a reply is counted on the card and stands in the thread', async () => {
      const tea = cardWith(asma, 'चाय ठंडी हो रही है')
      await cardWith(bela, 'चाय ठंडी हो रही है').getByRole('button', { name: 'Reply' }).click()
      const reply = bela.getByRole('form', { name: 'Reply to Asma' })
      await reply.getByRole('textbox').fill('Then warm it, I am coming up.')
      await reply.getByRole('button', { name: 'Reply' }).click()
      await expect(tea.getByRole('link', { name: '1 reply' })).toBeVisible()
      await tea.getByRole('link', { name: '1 reply' }).click()
      await expect(asma.getByRole('heading', { name: 'Thread' })).toBeVisible()
      await expect(cardWith(asma, 'Then warm it, I am coming up.')).toBeVisible()

      const answer = asma.getByRole('form', { name: 'Reply to Asma' })
      await answer.getByRole('textbox').fill('The stairs are dark.')
      await answer.getByRole('button', { name: 'Reply' }).click()
      for (const reader of [bela, guest]) {
        await expect(
          cardWith(reader, 'चाय ठंडी हो रही है').getByRole('link', { name: '2 replies' }),
        ).toBeVisible()
      }
      await asma.getByRole('link', { name: 'See it in the feed' }).click()
      await expect(cardWith(asma, 'The stairs are dark.')).toBeVisible()
    })

    await test.step('an edit is marked, a deletion leaves a line', async () => {
      const first = 'রাত এখনও অনেক বাকি'
      const edited = 'রাত এখনও অনেক বাকি, গল্পও'
      await choose(bela, cardWith(bela, first), 'Edit')
      await bela.getByRole('textbox', { name: 'Edit your thought' }).fill(edited)
      await bela.getByRole('button', { name: 'Save' }).click()
      for (const reader of everybody) {
        await expect(cardWith(reader, edited)).toContainText('edited')
      }
      await choose(bela, cardWith(bela, edited), 'Delete')
      await bela
        .getByRole('dialog', { name: 'Delete this thought?' })
        .getByRole('button', { name: 'Delete' })
        .click()
      for (const reader of everybody) {
        await expect(cardWith(reader, 'This thought was deleted.')).toHaveCount(1)
        await expect(reader.getByText(edited)).toHaveCount(0)
      }
    })

    await test.step('the guest is shown the way in, wherever he would take part', async () => {
      await expect(guest.getByRole('textbox')).toHaveCount(0)
      const moon = cardWith(guest, 'The moon is late tonight.')
      for (const way of [
        moon.getByRole('button', { name: 'Relatable: 0' }),
        moon.getByRole('button', { name: 'Reply' }),
      ]) {
        await way.click()
        await expect(guest).toHaveURL(/\/sign-up\?next=/)
        await guest.goBack()
        await expect(moon).toBeVisible()
      }
      await expect(moon.getByRole('button', { name: 'Relatable: 0' })).toBeVisible()
    })
  })
})

test('a reload keeps who is signed in, and the way out and in again leads back', {
  tag: '@any-screen',
}, async ({ newBrowser }) => {
  const page = await newBrowser()
  const handle = `chandni_${test.info().project.name}`
  await signUp(page, handle, 'Chandni')
  await expect(page).toHaveURL(/\/t\//)
  await page.goto('/settings')
  await page.reload()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/explore$/)
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()

  await page.goto('/sign-in?next=/t/sham-e-sukhan')
  await page.getByLabel('Handle').fill(handle)
  await page.getByLabel('Password').fill('not what I chose')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('Handle or password is wrong.')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/t\/sham-e-sukhan$/)
  await expect(page.getByRole('feed')).toBeVisible()
})

test('a new password signs out everywhere else, and ending a session signs it out at once', {
  tag: '@any-screen',
}, async ({ newBrowser, newMember }) => {
  const member = await newMember('Dilshad')
  const here = await newBrowser(member)
  const there = await newBrowser()

  const comeIn = async (password: string) => {
    await there.goto('/sign-in?next=/topics')
    await there.getByLabel('Handle').fill(member.handle)
    await there.getByLabel('Password').fill(password)
    await there.getByRole('button', { name: 'Sign in' }).click()
    await expect(there.getByRole('link', { name: 'Your page' })).toBeVisible()
  }
  /** The page stays, so that nothing on it is lost, and says what happened. */
  const expectPutOut = async () => {
    await expect(there.getByText('Your session has ended. Sign in again.').last()).toBeVisible()
    await there.getByRole('button', { name: 'Reload' }).click()
    await expect(there.getByRole('link', { name: 'Your page' })).toHaveCount(0)
    await expect(there.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
  }

  await test.step('the list names both places, and one is ended', async () => {
    await comeIn(member.password)
    await here.goto('/settings')
    const places = here.getByRole('region', { name: 'Where you are signed in' })
    await expect(places.getByRole('listitem')).toHaveCount(2)
    await expect(places.getByRole('listitem').filter({ hasText: 'This browser' })).toHaveCount(1)
    await places.getByRole('button', { name: /^Sign out Chrome/ }).click()
    await expect(places.getByRole('listitem')).toHaveCount(1)
    await expectPutOut()
  })

  await test.step('a new password does the same', async () => {
    await comeIn(member.password)
    await here.getByLabel('Current password').fill(member.password)
    await here.getByLabel('New password').fill(PASSWORD)
    await here.getByRole('button', { name: 'Change password' }).click()
    await expect(here.getByText('Password changed. Other places were signed out.').last()).toBeVisible()
    await expectPutOut()
    await comeIn(PASSWORD)
  })
})
