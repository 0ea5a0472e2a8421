import type { Page } from 'playwright'
import { postPicture } from '../support/pictures.ts'
import { type Figure, type Measure, quantile } from './figure.ts'
import { aText, openBrowser, type Rooms, settle, withRooms } from './rooms.ts'

/** How long one interaction took to be answered by a frame, and of what that consisted, in ms. */
type Interaction = {
  readonly what: string
  readonly duration: number
  readonly waited: number
  readonly worked: number
  readonly drew: number
}

/** Notes every interaction from now on; the browser tells of those that took 16 ms and more, and counts the others. */
async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const slowest = new Map<number, Interaction>()
    const keys = new Map<number, string>()
    addEventListener('keydown', ({ timeStamp, key }) => keys.set(timeStamp, key), true)
    Object.assign(window, { interactions: slowest })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const { interactionId, duration, name, startTime, processingStart, processingEnd } = entry
        if (!interactionId || duration <= (slowest.get(interactionId)?.duration ?? 0)) continue
        const target = entry.target instanceof Element ? entry.target : undefined
        slowest.set(interactionId, {
          what: `${name} ${keys.get(startTime) ?? ''} on ${target?.ariaLabel ?? target?.textContent?.slice(0, 30) ?? 'what is gone'}`,
          duration,
          waited: processingStart - startTime,
          worked: processingEnd - processingStart,
          drew: startTime + duration - processingEnd,
        })
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
}

/** What somebody does in an evening, by mouse and by keys. */
async function spendAnEvening(page: Page, { rooms }: Rooms): Promise<void> {
  const margin = page.getByRole('navigation', { name: 'Main' })
  const main = page.getByRole('main')
  const card = (at: number) => main.getByRole('article').nth(at)
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  for (const { name } of [...rooms, ...rooms]) {
    await margin.getByRole('link', { name: new RegExp(`^${name}( |$)`) }).click()
    await main
      .getByRole('feed', { name: `Thoughts in ${name}` })
      .getByRole('article')
      .first()
      .waitFor()
    const text = main.getByRole('textbox', { name: /^Share a thought/ })
    await text.click()
    await text.pressSequentially('One types, and every letter is answered.\n', { delay: 20 })
    await main.getByRole('button', { name: 'Share', exact: true }).click()
    await card(0).getByText('every letter is answered').waitFor()

    await card(1)
      .getByRole('button', { name: /^Relatable/ })
      .click()
    await card(1).getByRole('button', { name: 'Add a reaction' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Love' }).click()
    await card(1).getByRole('button', { name: 'More about this thought' }).click()
    await page.getByRole('menuitem', { name: /bookmark/i }).click()
    await card(1).getByRole('button', { name: 'More about this thought' }).click()
    await page.keyboard.press('Escape')
    await margin.getByRole('button', { name: `More about ${name}` }).click()
    await page.keyboard.press('Escape')

    await page.mouse.move(640, 500)
    for (let turn = 0; turn < 10; turn++) await page.mouse.wheel(0, 400)
    await press('j', 'j', 'k', 'j', 'l', 'b', '.', 'j')
    await press('r')
    await page.getByRole('textbox', { name: /^Reply to/ }).pressSequentially('A reply', { delay: 20 })
    await press('Control+Enter')
    await press('Escape', 'j', 'o')
    await main
      .getByRole('feed', { name: /^Thread of/ })
      .getByRole('article')
      .first()
      .waitFor()
    await page.goBack()
    await main
      .getByRole('feed', { name: `Thoughts in ${name}` })
      .getByRole('article')
      .first()
      .waitFor()

    await press('.')
    const picture = main.getByRole('button', { name: /^Open the picture/ }).first()
    await picture.click()
    await page.getByRole('dialog').waitFor()
    await press('ArrowLeft', 'ArrowRight', 'Escape')
    await press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await press('Escape')
  }
  for (const name of ['Home', 'Explore', 'Bookmarks', 'Settings', 'Topics']) {
    await margin.getByRole('link', { name, exact: true }).click()
    await page.waitForLoadState('networkidle')
  }
}

const told = ({ what, duration, waited, worked, drew }: Interaction) =>
  `${duration} ms (waited ${waited.toFixed(0)}, worked ${worked.toFixed(0)}, drew ${drew.toFixed(0)}): ${what}`

/** From each click and key to the frame that answers it. */
export const measure: Measure = ({ browser, say }) =>
  withRooms({ count: 2, thoughts: 30 }, async everything => {
    const { server, reader, rooms } = everything
    for (const { id } of rooms) await postPicture(server.url, reader, id, aText(0), 'The sky over the roofs')
    const figures: Figure[] = []
    for (const slowdown of [1, 4]) {
      const { page, close } = await openBrowser(browser, everything, slowdown)
      await observe(page)
      await page.goto('/')
      await settle(page)
      await spendAnEvening(page, everything)
      const { count, slow } = await page.evaluate(() => ({
        count: performance.interactionCount,
        slow: [...(Reflect.get(window, 'interactions') as Map<number, Interaction>).values()],
      }))
      slow.sort((a, b) => b.duration - a.duration)
      say(
        `CPU / ${slowdown}: ${count} interactions, of which ${slow.length} took 16 ms and more. The slowest:`,
      )
      for (const one of slow.slice(0, 12)) say(`  ${told(one)}`)
      // Those of which the browser does not tell were answered within 16 ms.
      const times = [
        ...Array(Math.max(0, count - slow.length)).fill(16),
        ...slow.map(({ duration }) => duration),
      ]
      const what = `interactions, CPU / ${slowdown}`
      figures.push(
        { what: `${what}: how many`, value: count, unit: '' },
        { what: `${what}: median`, value: quantile(times, 0.5), unit: 'ms' },
        {
          what: `${what}: p98`,
          value: quantile(times, 0.98),
          unit: 'ms',
          ...(slowdown === 1 ? { atMost: 100 } : {}),
        },
        { what: `${what}: slowest`, value: quantile(times, 1), unit: 'ms' },
      )
      await close()
    }
    return figures
  })
