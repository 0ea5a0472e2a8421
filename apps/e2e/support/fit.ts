import type { Page } from 'playwright/test'
import { expect } from './test.ts'

/**
 * Whether every word on the page has its room: none is cut off (but for those that end in an ellipsis on purpose, and what
 * can be scrolled to), none stands out of its box, none lies over another, and the page is not wider than its window. Longer
 * words and taller scripts show what English hides.
 */
export async function expectTextFits(page: Page, state: string): Promise<void> {
  // The first picture of a page is looked at by nobody here.
  await expect(page.locator('#first-picture')).toHaveCount(0)
  await expect(page.getByRole('main')).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  const { faults, texts } = await page.evaluate(lookAtTexts)
  expect.soft(faults, `words without their room: ${state}`).toEqual([])
  expect.soft(texts, `words that were looked at: ${state}`).toBeGreaterThan(3)
}

/** Runs in the page, so all that it needs is inside. */
function lookAtTexts(): { faults: string[]; texts: number } {
  /** Px that rounding may cost. */
  const SLACK = 1.5
  /** A space at the end of a line may hang out of it. */
  const HANGING = 6
  const faults: string[] = []
  const pen = document.createElement('canvas').getContext('2d')

  type Text = { readonly node: globalThis.Text; readonly element: Element; readonly rects: DOMRect[] }

  const isSeen = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('noscript, #first-picture, svg') &&
    // For ears alone.
    !ancestors(element).some(each => getComputedStyle(each).clipPath === 'inset(50%)')

  function ancestors(element: Element): Element[] {
    const found: Element[] = []
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) found.push(at)
    return found
  }

  function findTexts(): Text[] {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: Text[] = []
    for (
      let node = walker.nextNode() as globalThis.Text | null;
      node;
      node = walker.nextNode() as typeof node
    ) {
      const element = node.parentElement
      if (!element || !node.data.trim() || element.closest('script, style, title') || !isSeen(element))
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
      if (rects.length > 0) found.push({ node, element, rects })
    }
    return found
  }

  const isInline = (element: Element) => /^(inline|contents)$/.test(getComputedStyle(element).display)
  const nameOf = ({ node, element }: Text) =>
    `"${node.data.trim().slice(0, 40)}" in <${element.tagName.toLowerCase()} class="${element.className}">`

  /** How far what is drawn reaches above and below a line of text: further than its font says, in Nastaliq. */
  function inkOf({ node, element, rects }: Text): { top: number; bottom: number } | undefined {
    const [line] = rects
    if (rects.length !== 1 || !line || !pen) return undefined
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element)
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
    const ink = pen.measureText(node.data.trim())
    const baseline = line.top + ink.fontBoundingBoxAscent
    return { top: baseline - ink.actualBoundingBoxAscent, bottom: baseline + ink.actualBoundingBoxDescent }
  }

  /** What cuts it off, up to whatever can be scrolled. */
  function lookAtCuts(text: Text): void {
    const left = Math.min(...text.rects.map(rect => rect.left))
    const right = Math.max(...text.rects.map(rect => rect.right))
    const ink = inkOf(text)
    for (const box of ancestors(text.element)) {
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(box)
      if (/auto|scroll/.test(overflowX + overflowY)) return
      const room = box.getBoundingClientRect()
      if (/hidden|clip/.test(overflowY) && webkitLineClamp === 'none' && ink) {
        if (ink.top < room.top - SLACK || ink.bottom > room.bottom + SLACK) {
          faults.push(`cut off above or below: ${nameOf(text)}`)
        }
      }
      if (/hidden|clip/.test(overflowX)) {
        // Says by itself that there is more.
        if (textOverflow === 'ellipsis') return
        if (left < room.left - SLACK || right > room.right + SLACK) {
          faults.push(`cut off at its side: ${nameOf(text)}`)
        }
      }
    }
  }

  function lookAtBox(text: Text): void {
    const boxes = ancestors(text.element)
    const box = boxes.find(each => !isInline(each))
    if (!box || boxes.some(each => getComputedStyle(each).textOverflow === 'ellipsis')) return
    const room = box.getBoundingClientRect()
    const { overflowX, overflowY } = getComputedStyle(box)
    if (/auto|scroll/.test(overflowX + overflowY)) return
    for (const rect of text.rects) {
      const isOut =
        rect.left < room.left - HANGING || rect.right > room.right + HANGING || rect.bottom > room.bottom + 6
      if (isOut) return void faults.push(`stands out of its box: ${nameOf(text)}`)
    }
  }

  const PLACES = 'dialog, [popover], article, form, header, aside, nav, section, [role="status"]'

  /** The middle of each line: what is above and below it may touch the next, as Nastaliq does. */
  function lookAtNeighbours(texts: readonly Text[]): void {
    const lines = texts.flatMap(text =>
      text.rects.map(rect => ({
        text,
        place: text.element.closest(PLACES),
        left: rect.left + SLACK,
        right: rect.right - SLACK,
        top: rect.top + rect.height * 0.25,
        bottom: rect.bottom - rect.height * 0.25,
      })),
    )
    for (const [at, one] of lines.entries()) {
      const other = lines
        .slice(at + 1)
        .find(
          each =>
            each.place === one.place &&
            each.text.element !== one.text.element &&
            Math.min(one.right, each.right) > Math.max(one.left, each.left) &&
            Math.min(one.bottom, each.bottom) > Math.max(one.top, each.top),
        )
      const isCutShort = (text: Text) =>
        ancestors(text.element).some(each => getComputedStyle(each).textOverflow === 'ellipsis')
      // The rest of what ends in an ellipsis is under its neighbour, and not drawn.
      if (other && !isCutShort(one.text) && !isCutShort(other.text)) {
        faults.push(`lies over another: ${nameOf(one.text)} and ${nameOf(other.text)}`)
      }
    }
  }

  /** Boxes that stand beside each other, but for those that are pulled over each other by a margin. */
  function lookAtSiblings(): void {
    for (const parent of document.querySelectorAll('body *')) {
      const children = [...parent.children].filter(child => {
        const { position, display, margin } = getComputedStyle(child)
        return (
          /static|relative/.test(position) && !/inline$|contents|none/.test(display) && !margin.includes('-')
        )
      })
      for (const [at, child] of children.entries()) {
        const next = children[at + 1]
        if (!next || !isSeen(child) || !isSeen(next)) continue
        const [one, other] = [child.getBoundingClientRect(), next.getBoundingClientRect()]
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
        if (across > SLACK && down > SLACK) {
          faults.push(
            `boxes overlap: <${child.tagName} ${child.className}> <${next.tagName} ${next.className}>`,
          )
        }
      }
    }
  }

  const texts = findTexts()
  for (const text of texts) {
    lookAtCuts(text)
    lookAtBox(text)
  }
  lookAtNeighbours(texts)
  lookAtSiblings()
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth)
    faults.push(`the page is ${scrollWidth - clientWidth} px wider than its window`)
  return { faults: [...new Set(faults)], texts: texts.length }
}
