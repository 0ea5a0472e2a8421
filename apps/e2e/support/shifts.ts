import type { Page } from 'playwright/test'

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
type Shift = PerformanceEntry & {
  readonly value: number
  readonly sources: readonly { node: Node | null; previousRect: Rect; currentRect: Rect }[]
}

/** What moves inside of an element while `act` runs that nobody has asked to move, from where and to where. */
export async function shiftsDuring(
  page: Page,
  act: () => Promise<unknown>,
  within = 'html',
): Promise<readonly string[]> {
  await page.evaluate(root => {
    const shifts: string[] = []
    Reflect.set(window, 'shifts', shifts)
    const at = ({ x, y, width, height }: Rect) => `${[x, y, width, height].map(Math.round)}`
    new PerformanceObserver(list => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        const moved = sources.flatMap(({ node, previousRect, currentRect }) => {
          const element = node instanceof Element ? node : node?.parentElement
          // What is gone by now may have been anywhere.
          if (element && !element.closest(root)) return []
          const text = node?.textContent?.slice(0, 60)
          const card = element?.closest('article')?.ariaLabel ?? ''
          return `${card} ${element?.localName}.${element?.className} "${text}" ${at(previousRect)} -> ${at(currentRect)}`
        })
        if (moved.length > 0) shifts.push(`${value}: ${moved.join('; ')}`)
      }
    }).observe({ type: 'layout-shift', buffered: false })
  }, within)
  await act()
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
    return Reflect.get(window, 'shifts') as string[]
  })
}
