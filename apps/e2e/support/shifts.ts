import type { Page } from 'playwright/test'

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
type Shift = PerformanceEntry & {
  readonly value: number
  readonly sources: readonly { node: Node | null; previousRect: Rect; currentRect: Rect }[]
}

/** What moves on the page while `act` runs that nobody has asked to move, with what, from where and to where. */
export async function shiftsDuring(page: Page, act: () => Promise<unknown>): Promise<readonly string[]> {
  await page.evaluate(() => {
    const shifts: string[] = []
    Reflect.set(window, 'shifts', shifts)
    const at = ({ x, y, width, height }: Rect) => `${[x, y, width, height].map(Math.round)}`
    new PerformanceObserver(list => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        const moved = sources.map(({ node, previousRect, currentRect }) => {
          const element = node instanceof Element ? node : node?.parentElement
          const text = node?.textContent?.slice(0, 60)
          const card = element?.closest('article')?.ariaLabel ?? ''
          return `${card} ${element?.localName}.${element?.className} "${text}" ${at(previousRect)} -> ${at(currentRect)}`
        })
        shifts.push(`${value}: ${moved.join('; ')}`)
      }
    }).observe({ type: 'layout-shift', buffered: false })
  })
  await act()
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
    return Reflect.get(window, 'shifts') as string[]
  })
}
