import { expect, type Page } from 'playwright/test'
import { test } from '../support/harness.ts'
import { driftOf, expectSeamless, firstWholeRow, rest, scrollTo, watchMoves } from '../support/list-page.ts'
import { LONG } from '../support/long-topic.ts'

const twoHundred = 'anchored-list.html?count=200'

/** Runs `act` while the reader is in the middle of the list, and expects what they read not to move by a pixel. */
async function expectHeld(page: Page, name: string, act: (key: string) => Promise<unknown>): Promise<void> {
  const key = await firstWholeRow(page)
  const drift = await driftOf(page, key, () => act(key))
  test.info().annotations.push({ type: 'drift', description: `${name}: ${drift.toFixed(2)} px` })
  expect(drift, name).toBeLessThanOrEqual(1)
  await expectSeamless(page)
}

function insertAbove(page: Page, count: number): Promise<void> {
  return page.evaluate(many => {
    window.harness.show(rows => [
      ...window.harness.thoughts(Number(rows[0]?.id.slice(1)) + many, many),
      ...rows,
    ])
  }, count)
}

test.describe('what is being read does not move', () => {
  test.beforeEach(async ({ openHarness }) => {
    const page = await openHarness(twoHundred)
    await scrollTo(page, 3021)
  })

  test('when one row is inserted above', { tag: '@any-screen' }, async ({ page }) => {
    await expectHeld(page, '1 above', () => insertAbove(page, 1))
  })

  test('when twenty rows at once are inserted above, thrice, and none of those in view is mounted anew', async ({
    page,
  }) => {
    const mark = () =>
      page.evaluate(() => {
        for (const row of document.querySelectorAll('[data-row-key]')) row.setAttribute('data-mark', '')
      })
    await mark()
    await expectHeld(page, '20 above', async () => {
      for (let time = 0; time < 3; time++) {
        await insertAbove(page, 20)
        await rest(page)
      }
    })
    const inView = await page.evaluate(() => {
      const view = window.harness.list.element.getBoundingClientRect()
      return [...document.querySelectorAll('[data-row-key]')]
        .filter(
          row =>
            row.getBoundingClientRect().bottom > view.top && row.getBoundingClientRect().top < view.bottom,
        )
        .map(row => row.hasAttribute('data-mark'))
    })
    expect(inView.length).toBeGreaterThan(3)
    expect(inView).not.toContain(false)
  })

  test('when thirty rows are inserted above in thirty frames', { tag: '@any-screen' }, async ({ page }) => {
    await expectHeld(page, '30 in 30 frames', () =>
      page.evaluate(async () => {
        for (let more = 1; more <= 30; more++) {
          window.harness.show(rows => [window.harness.aThought(100_000 + more), ...rows])
          await new Promise(requestAnimationFrame)
        }
      }),
    )
  })

  test('when a drawn row above grows by a picture that loads late, and shrinks again', async ({ page }) => {
    await expectHeld(page, 'picture above', async key => {
      for (const picture of [300, 0]) {
        await page.evaluate(
          async ([held, height]) => {
            const above = Number(held.slice(1)) + 1
            window.harness.show(rows =>
              rows.map(row => (row.id === `t${above}` ? { ...row, picture: height } : row)),
            )
            for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame)
          },
          [key, picture] as const,
        )
      }
    })
  })

  test('when the text of drawn rows above is edited and changes its script', { tag: '@any-screen' }, async ({
    page,
  }) => {
    await expectHeld(page, 'scripts above', async key => {
      for (const offset of [1, 2, 3, 4]) {
        await page.evaluate(
          ([held, shift]) => {
            const number = Number(held.slice(1))
            window.harness.show(rows =>
              rows.map(row => (Number(row.id.slice(1)) > number ? { ...row, ...other(row.id, shift) } : row)),
            )
            function other(id: string, by: number) {
              const { lang, text } = window.harness.aThought(Number(id.slice(1)) + by)
              return { lang, text }
            }
          },
          [key, offset] as const,
        )
        await rest(page)
      }
    })
  })

  test('when the fonts of all rows above change', { tag: '@any-screen' }, async ({ page }) => {
    await expectHeld(page, 'font above', key =>
      page.evaluate(async held => {
        for (const row of document.querySelectorAll<HTMLElement>('[data-row-key]')) {
          if (Number(row.dataset.rowKey?.slice(1)) > Number(held.slice(1))) row.style.fontSize = '22px'
        }
        for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame)
      }, key),
    )
  })

  test('when rows above are deleted', { tag: '@any-screen' }, async ({ page }) => {
    await expectHeld(page, 'deletions above', key =>
      page.evaluate(held => {
        const number = Number(held.slice(1))
        window.harness.show(rows =>
          rows.filter(row => ![1, 2, 7, 9].includes(Number(row.id.slice(1)) - number)),
        )
      }, key),
    )
  })

  test('when the first whole row is deleted: the next one keeps its place', { tag: '@any-screen' }, async ({
    page,
  }) => {
    const deleted = await firstWholeRow(page)
    const next = `t${Number(deleted.slice(1)) - 1}`
    const drift = await driftOf(page, next, () =>
      page.evaluate(key => window.harness.show(rows => rows.filter(row => row.id !== key)), deleted),
    )
    test.info().annotations.push({ type: 'drift', description: `next of deleted: ${drift.toFixed(2)} px` })
    expect(drift).toBeLessThanOrEqual(1)
    await expectSeamless(page)
  })

  test('when all rows in view are deleted: a neighbour takes the place', { tag: '@any-screen' }, async ({
    page,
  }) => {
    await scrollTo(page, 9000)
    const [before, after] = await page.evaluate(async () => {
      const held = window.harness.list.anchor()
      const number = Number(held?.key.slice(1))
      window.harness.show(rows => rows.filter(row => Math.abs(Number(row.id.slice(1)) - number) > 15))
      for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame)
      const row = document.querySelector(`[data-row-key="t${number - 16}"]`)?.getBoundingClientRect()
      return [held?.offset ?? 0, (row?.top ?? 0) - window.harness.list.element.getBoundingClientRect().top]
    })
    expect(Math.abs(after - before)).toBeLessThanOrEqual(1)
    await expectSeamless(page)
  })

  test('when the window changes its width', async ({ page }) => {
    const size = page.viewportSize() ?? { width: 0, height: 0 }
    await expectHeld(page, 'width', async () => {
      for (const width of [360, 520, 330, size.width]) {
        await page.setViewportSize({ ...size, width })
        await rest(page)
      }
    })
  })
})

test('scrolling up by wheel over rows never drawn before moves by the wheel and nothing else', async ({
  openHarness,
  isMobile,
}) => {
  test.skip(isMobile, 'a phone has no wheel')
  const page = await openHarness('anchored-list.html?count=1000&key=t99400&offset=0')
  await page.mouse.move(600, 500)
  let worst = 0
  for (let step = 0; step < 40; step++) {
    const before = await page.evaluate(() => window.harness.list.anchor())
    await page.mouse.wheel(0, -120)
    await page.waitForTimeout(40)
    await rest(page)
    const moved = await page.evaluate(held => {
      const row = document.querySelector(`[data-row-key="${held?.key}"]`)
      const list = window.harness.list.element.getBoundingClientRect()
      return row ? row.getBoundingClientRect().top - list.top - (held?.offset ?? 0) : Number.NaN
    }, before)
    worst = Math.max(worst, Math.abs(moved - 120))
  }
  test.info().annotations.push({ type: 'drift', description: `wheel: ${worst.toFixed(2)} px` })
  expect(worst).toBeLessThanOrEqual(1)
  await expectSeamless(page)
})

test('a finger drags rows never drawn before as one, by as much as it moves', async ({
  openHarness,
  isMobile,
}) => {
  test.skip(!isMobile, 'a desk has no finger')
  const page = await openHarness('anchored-list.html?count=1000&key=t99400&offset=0')
  const finger = await page.context().newCDPSession(page)
  for (let drag = 0; drag < 6; drag++) {
    await watchMoves(page)
    const touch = (type: 'touchStart' | 'touchMove', y: number) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: 200, y }] })
    await touch('touchStart', 300)
    for (let y = 310; y <= 700; y += 10) await touch('touchMove', y)
    await finger.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] })
    await rest(page)
    const { moved, unevenness } = await page.evaluate(() => window.watchedMoves)
    // Some px are used up before a touch counts as a drag.
    expect(moved, 'moved by').toBeGreaterThan(360)
    expect(moved, 'moved by').toBeLessThanOrEqual(401)
    expect(unevenness, 'difference between rows in any frame').toBeLessThanOrEqual(1)
  }
  await expectSeamless(page)
})

test('at the very top new rows are let in', { tag: '@any-screen' }, async ({ openHarness }) => {
  const page = await openHarness(twoHundred)
  await insertAbove(page, 3)
  await rest(page)
  expect(await firstWholeRow(page)).toBe('t100003')
  await expectSeamless(page)
})

test('a place is restored to the pixel, though nothing before it has been measured', async ({
  openHarness,
}) => {
  for (const offset of [0, 37, -15]) {
    const page = await openHarness(`anchored-list.html?count=3000&key=t98000&offset=${offset}`)
    const found = await page.evaluate(() => {
      const row = document.querySelector('[data-row-key="t98000"]')?.getBoundingClientRect()
      return (row?.top ?? Number.NaN) - window.harness.list.element.getBoundingClientRect().top
    })
    expect(Math.abs(found - offset)).toBeLessThanOrEqual(0.5)
    await expectSeamless(page)
  }
})

test('a page key over rows never drawn before moves all rows as one, by as much as ever', async ({
  openHarness,
}) => {
  const page = await openHarness('anchored-list.html?count=1000&key=t99400&offset=0')
  await page.evaluate(() => window.harness.list.element.focus())
  for (let press = 0; press < 5; press++) {
    await watchMoves(page)
    await page.keyboard.press('PageUp')
    await page.waitForTimeout(200)
    await rest(page)
    const { moved, unevenness, viewHeight } = await page.evaluate(() => window.watchedMoves)
    // Chromium's page is 7/8 of the view.
    expect(Math.abs(moved - viewHeight * 0.875), 'moved by').toBeLessThanOrEqual(1)
    expect(unevenness, 'difference between rows in any frame').toBeLessThanOrEqual(1)
  }
  await expectSeamless(page)
})

test('thousands of rows are scrolled through: none is lost, and few are in the document', async ({
  openHarness,
  isMobile,
}) => {
  test.setTimeout(240_000)
  // The same list once more, with taller rows: a fifth of them tells as much.
  const count = isMobile ? LONG / 5 : LONG
  const page = await openHarness(`anchored-list.html?count=${count}`)
  const result = await page.evaluate(async () => {
    const { element } = window.harness.list
    const view = element.getBoundingClientRect()
    const seen = new Set<string>()
    let most = 0
    let doubles = 0
    const look = () => {
      const rows = [...document.querySelectorAll<HTMLElement>('[data-row-key]')]
      most = Math.max(most, rows.length)
      doubles += rows.length - new Set(rows.map(row => row.dataset.rowKey)).size
      for (const row of rows) {
        const box = row.getBoundingClientRect()
        if (box.bottom > view.top && box.top < view.bottom) seen.add(row.dataset.rowKey ?? '')
      }
      return Math.max(...rows.map(row => row.getBoundingClientRect().bottom)) >= view.bottom
    }
    // Where the rows stand is looked at, and not their looks: painting them would be half of the work.
    element.style.visibility = 'hidden'
    look()
    for (let before = -1; element.scrollTop !== before; ) {
      before = element.scrollTop
      element.scrollTop += element.clientHeight * 0.9
      await new Promise(requestAnimationFrame)
      // Rows are drawn shortly after the scroll event.
      for (let tries = 0; tries < 10 && !look(); tries++) await new Promise(done => setTimeout(done))
    }
    return { seen: seen.size, most, doubles, ends: window.harness.told.ends }
  })
  test.info().annotations.push({ type: 'rows in the document', description: `${result.most}` })
  expect(result).toEqual({ seen: count, most: result.most, doubles: 0, ends: 1 })
  expect(result.most).toBeLessThanOrEqual(20)
})

test('a change of one row draws that row only', { tag: '@any-screen' }, async ({ openHarness }) => {
  const page = await openHarness(twoHundred)
  await rest(page)
  const redrawn = await page.evaluate(async () => {
    const before = new Map(window.harness.drawn)
    window.harness.show(rows => rows.map(row => (row.id === 't99998' ? { ...row, text: 'Changed' } : row)))
    for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame)
    return [...window.harness.drawn].filter(
      ([id, times]) => before.get(id) !== undefined && before.get(id) !== times,
    )
  })
  expect(redrawn.map(([id]) => id)).toEqual(['t99998'])
})

test('scrollToKey puts a row where it was asked for, far away and unmeasured', {
  tag: '@any-screen',
}, async ({ openHarness }) => {
  const page = await openHarness('anchored-list.html?count=3000')
  for (const [key, align] of [
    ['t98000', 'start'],
    ['t99500', 'center'],
    ['t97500', 'end'],
    ['t97520', 'nearest'],
  ] as const) {
    await page.evaluate(([to, how]) => window.harness.list.scrollToKey(to, { align: how }), [
      key,
      align,
    ] as const)
    await rest(page)
    const off = await page.evaluate(
      ([to, how]) => {
        const row = document.querySelector(`[data-row-key="${to}"]`)?.getBoundingClientRect()
        const list = window.harness.list.element.getBoundingClientRect()
        if (!row) return Number.NaN
        if (how === 'center') return (row.top + row.bottom - list.top - list.bottom) / 2
        return how === 'end' ? row.bottom - list.bottom : row.top - list.top
      },
      [key, align] as const,
    )
    expect(Math.abs(off), `${key} ${align}`).toBeLessThanOrEqual(1)
    await expectSeamless(page)
  }
  await page.evaluate(() => window.harness.list.scrollToTop())
  await rest(page)
  expect(await firstWholeRow(page)).toBe('t100000')
})
