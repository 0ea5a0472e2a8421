import type { Locator, Page } from 'playwright/test'
import { expectNoBarriers } from '../support/axe.ts'
import { rest } from '../support/place.ts'
import { expect, test } from '../support/test.ts'
import { cardNumber, cardWith, choose, composerOf, feedOf, open } from '../support/topic-page.ts'

test.describe.configure({ timeout: 180_000 })

type Go = { readonly path: string; readonly shows: (page: Page) => Locator }

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name, level: 1 })
const someCard = (page: Page) => page.getByRole('article').first()

async function visit(page: Page, { path, shows }: Go): Promise<void> {
  await page.goto(path)
  await expect(shows(page)).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
}

const SHAM = '/t/sham-e-sukhan'

const GUESTS_PAGES: Record<string, Go> = {
  'explore, greeting a guest': { path: '/explore', shows: page => page.getByText('Come in, sit anywhere.') },
  'a topic, read by a guest': {
    path: SHAM,
    shows: page => page.getByRole('link', { name: 'Sign in to share' }),
  },
  'sign in': { path: '/sign-in', shows: page => page.getByLabel('Handle') },
  'sign up': { path: '/sign-up', shows: page => page.getByLabel('Handle') },
}

const MEMBERS_PAGES: Record<string, Go> = {
  home: { path: '/', shows: someCard },
  explore: { path: '/explore', shows: someCard },
  topics: {
    path: '/topics',
    shows: page => page.getByRole('link', { name: /Late night thoughts/i }).first(),
  },
  'a topic': { path: SHAM, shows: someCard },
  'a topic that was not joined': {
    path: '/t/hindi-chaupal',
    shows: page =>
      page
        .getByRole('button', { name: /^Join हिंदी चौपाल/ })
        .filter({ visible: true })
        .first(),
  },
  'the page of a thought': { path: `${SHAM}/12`, shows: page => cardNumber(page, 12) },
  'somebody’s page': { path: '/@noor', shows: heading(/./) },
  settings: { path: '/settings', shows: page => page.getByText('This browser', { exact: true }) },
  'a new topic': { path: '/topics/new', shows: page => page.getByLabel('Address') },
  'nothing here': { path: '/where/is/this', shows: heading('Nothing here') },
  'no such topic': { path: '/t/no-such-room', shows: page => page.getByText('There is no topic here') },
}

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
      await expectNoBarriers(page, name)
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
    await expectNoBarriers(page, 'a thought that is too long')
    await composer.getByRole('textbox').fill('')
    await page.keyboard.press('Escape')

    if (isMobile) {
      await page.getByRole('button', { name: 'About this topic' }).click()
      await expect(page.getByRole('dialog', { name: 'Lamps' })).toBeVisible()
      await expectNoBarriers(page, 'about a topic')
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

test('at four times the size nothing runs out of the page', async ({ newMember, newBrowser, isMobile }) => {
  test.skip(isMobile, 'A window of 1280 px at 400 % is 320 px wide: a matter of the desktop.')
  const reader = await newMember('Reader')
  await reader.join((await reader.topic('sham-e-sukhan')).id)
  const page = await newBrowser(reader)
  await page.setViewportSize({ width: 320, height: 512 })
  await visit(page, { path: '/explore', shows: at => at.getByRole('link', { name: 'Your page' }) })
  for (const [name, go] of Object.entries(MEMBERS_PAGES)) {
    await visit(page, go)
    const width = await page.evaluate(() => document.scrollingElement?.scrollWidth)
    expect.soft(width, name).toBeLessThanOrEqual(320)
  }
})

test.describe('without a mouse', () => {
  test.skip(({ isMobile }) => isMobile, 'Keys belong to a desk.')

  test('one goes through a topic, answers and comes back', async ({ newMember, newBrowser }) => {
    const [writer, reader] = await Promise.all([newMember('Writer'), newMember('Reader')])
    const room = await writer.openTopic({ slug: `keys-${writer.handle.slice(-6)}`, name: 'By heart' })
    await reader.join(room.id)
    await writer.postMany(
      room.id,
      Array.from({ length: 29 }, (_, at) => `Line ${at + 1}, said slowly. `.repeat(6)),
    )
    await reader.post(room.id, 'The newest is mine.')
    const page = await newBrowser(reader)
    await open(page, `/t/${room.slug}`)
    const keys = page.keyboard
    const card = (seq: number) => cardNumber(page, seq)
    await expect(card(30)).toBeVisible()

    await test.step('the feed and its articles say what they are', async () => {
      await expect(page.getByRole('feed', { name: 'Thoughts in By heart' })).toHaveCount(1)
      await expect(page.getByRole('article', { name: 'Thought 30 by Reader' })).toHaveAttribute(
        'aria-posinset',
        '1',
      )
      const places = await page
        .getByRole('article')
        .evaluateAll(cards =>
          cards.map(each => [Number(each.ariaPosInSet), Number(each.ariaSetSize)] as const),
        )
      expect(places.length).toBeGreaterThan(2)
      for (const [position, size] of places) {
        expect(position).toBeGreaterThan(0)
        expect(size).toBeGreaterThanOrEqual(position)
      }
      expect(new Set(places.map(([position]) => position)).size, 'places taken once').toBe(places.length)
    })

    await test.step('the first Tab leads past the navigation', async () => {
      await keys.press('Tab')
      await expect(page.getByRole('link', { name: 'Skip to the thoughts' })).toBeFocused()
      await keys.press('Enter')
      await expect(page.getByRole('main')).toBeFocused()
    })

    await test.step('j and k walk from thought to thought', async () => {
      await keys.press('j')
      await expect(card(30)).toBeFocused()
      for (const seq of [29, 28, 27]) {
        await keys.press('j')
        await expect(card(seq)).toBeFocused()
        await expect(card(seq)).toBeInViewport()
      }
      for (const seq of [28, 29]) {
        await keys.press('k')
        await expect(card(seq)).toBeFocused()
      }
      await expect(card(29), 'the focus is seen').not.toHaveCSS('outline-style', 'none')
    })

    await test.step('l answers with a heart, and takes it back', async () => {
      await keys.press('l')
      await expect(card(29).getByRole('button', { name: 'Relatable: 1', pressed: true })).toBeVisible()
      await keys.press('l')
      await expect(card(29).getByRole('button', { name: 'Relatable: 0', pressed: false })).toBeVisible()
      await expect(card(29)).toBeFocused()
    })

    await test.step('r writes a reply, Esc closes it, and one goes on from the same card', async () => {
      await keys.press('r')
      await expect(page.getByRole('textbox', { name: 'Reply to Writer' })).toBeFocused()
      await keys.type('j k l')
      await expect(page.getByRole('textbox', { name: 'Reply to Writer' })).toHaveValue('j k l')
      await keys.press('Escape')
      await expect(page.getByRole('textbox', { name: 'Reply to Writer' })).toHaveCount(0)
      await expect(card(29)).toBeFocused()
    })

    await test.step('e edits one’s own, and only that', async () => {
      await keys.press('e')
      await keys.press('k')
      await expect(card(30)).toBeFocused()
      await expect(page.getByRole('textbox', { name: 'Edit your thought' })).toHaveCount(0)
      await keys.press('e')
      await expect(page.getByRole('textbox', { name: 'Edit your thought' })).toBeFocused()
      await keys.press('Escape')
      await expect(page.getByRole('textbox', { name: 'Edit your thought' })).toHaveCount(0)
      await expect(card(30)).toBeFocused()
    })

    await test.step('n writes a thought, Ctrl+Enter shares it, and the one live region is polite', async () => {
      await keys.press('n')
      const line = page.getByRole('textbox', { name: 'Share a thought with By heart' })
      await expect(line).toBeFocused()
      await keys.type('Without a mouse.')
      await keys.press('Control+Enter')
      await expect(card(31)).toContainText('Without a mouse.')
      await keys.press('Escape')
      await expect(line).not.toBeFocused()
      await expect(page.locator('[aria-live], [role="status"], [role="alert"], [role="log"]')).toHaveCount(1)
      await expect(page.getByRole('status')).toHaveAttribute('aria-live', 'polite')
    })

    await test.step('the menu of a card is walked with arrows and closes with Esc', async () => {
      const button = card(31).getByRole('button', { name: 'More about this thought' })
      await button.focus()
      await keys.press('Enter')
      await expect(button).toHaveAttribute('aria-expanded', 'true')
      await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused()
      await keys.press('ArrowUp')
      await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused()
      await keys.press('Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
      await expect(button).toBeFocused()
      await keys.press('Enter')
      await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused()
      // As a quick hand does it: closed, and opened again before the browser says that it is closed.
      await button.evaluate(async (opener: HTMLElement) => {
        document.querySelector<HTMLElement>(':popover-open')?.hidePopover()
        await Promise.resolve().then(() => undefined)
        opener.click()
      })
      await expect(page.getByRole('menuitem', { name: 'Open' })).toBeFocused()
      await keys.press('Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
    })

    await test.step('a question keeps the focus inside, and gives it back', async () => {
      const button = card(31).getByRole('button', { name: 'More about this thought' })
      await keys.press('Enter')
      await keys.press('ArrowUp')
      await keys.press('Enter')
      const question = page.getByRole('dialog', { name: 'Delete this thought?' })
      await expect(question).toBeVisible()
      for (let tab = 0; tab < 5; tab++) {
        await keys.press('Tab')
        expect(await focusIsOnPageOutside(question)).toBe(false)
      }
      await keys.press('Escape')
      await expect(question).toHaveCount(0)
      await expect(button).toBeFocused()
    })

    await test.step('? lists the keys over the page, Esc leads back to the card', async () => {
      await card(31).focus()
      await keys.press('?')
      const list = page.getByRole('dialog', { name: 'Keys' })
      await expect(list.getByRole('term').filter({ hasText: 'Next, previous thought' })).toBeVisible()
      await keys.press('j')
      await keys.press('Escape')
      await expect(list).toHaveCount(0)
      await expect(card(31)).toBeFocused()
    })

    await test.step('. leads to the newest from far below', async () => {
      for (let seq = 30; seq >= 18; seq--) {
        await keys.press('j')
        await expect(card(seq)).toBeFocused()
      }
      await expect(card(31)).not.toBeInViewport()
      await keys.press('.')
      await expect(card(31)).toBeInViewport({ ratio: 1 })
    })

    await test.step('o opens the thread and the way back leads to the same card', async () => {
      await keys.press('j')
      await keys.press('o')
      await expect(page.getByRole('heading', { name: 'Thread', level: 1 })).toBeVisible()
      await page.goBack()
      await expect(card(31)).toBeInViewport()
    })

    await test.step('g e, g h and / go to other pages', async () => {
      await keys.type('ge')
      await expect(page).toHaveURL(/\/explore$/)
      await keys.type('gh')
      await expect(page).toHaveURL(/:\d+\/$/)
      await keys.press('/')
      await expect(page.getByRole('searchbox', { name: 'Search topics' })).toBeFocused()
    })
  })

  test('single keys can be turned off', async ({ newMember, newBrowser }) => {
    const page = await newBrowser(await newMember('Reader'))
    await page.goto('/settings')
    await page.getByRole('checkbox', { name: /^Single-key shortcuts/ }).uncheck()
    await open(page, '/t/study-circle')
    await page.keyboard.press('?')
    await page.keyboard.press('j')
    await expect(page.getByRole('article').first()).not.toBeFocused()
    await expect(page.getByRole('dialog')).toHaveCount(0)

    await page.goto('/settings')
    await page.getByRole('checkbox', { name: /^Single-key shortcuts/ }).check()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  })
})

/** The browser's own controls may take the focus from a dialog; the page behind it may not. */
const focusIsOnPageOutside = (dialog: Locator) =>
  dialog.evaluate(element => {
    const focused = document.activeElement
    return focused !== null && focused !== document.body && !element.contains(focused)
  })
