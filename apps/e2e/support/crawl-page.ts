/** What the crawler knows of one step. */
export type Step = {
  /** `end`: the keyboard has left the page, or begun anew; `past`: all that is in view of the feed was reached. */
  readonly at: 'end' | 'inside' | 'past'
  readonly faults: readonly string[]
}
export type Candidate = {
  readonly kind: string
  readonly what: string
  readonly key: string
  /** It says that it opens something. */
  readonly opens: boolean
}

declare global {
  interface Window {
    crawler: ReturnType<typeof createCrawler>
  }
}

/** Runs in the page, where it is installed by its source: it may use nothing from around it. */
export function createCrawler() {
  const ACTS =
    'a[href], button, input, textarea, select, summary, [role="button"], [role="link"], [role="checkbox"], [role="switch"], [role="tab"], [tabindex="0"]'
  const OVER = 'dialog[open], :popover-open'
  const room = () => [...document.querySelectorAll<HTMLElement>(OVER)].at(-1) ?? document.body

  const box = (element: Element) => element.getBoundingClientRect()
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && box(element).width > 2 && box(element).height > 2
  const isInView = (element: Element, view: DOMRect) =>
    box(element).top >= view.top && box(element).bottom <= view.bottom

  const nameOf = (element: Element): string => {
    const by = element.getAttribute('aria-labelledby')
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null
    return (
      [
        element.ariaLabel,
        by
          ?.split(' ')
          .map(id => document.getElementById(id)?.textContent)
          .join(' '),
        labels && [...labels].map(label => label.textContent).join(' '),
        element.textContent,
        element.querySelector('img')?.alt,
        element.getAttribute('title'),
      ]
        .map(part => part?.trim() ?? '')
        .filter(part => part !== '')[0] ?? ''
    )
  }
  const what = (element: Element) => `${element.localName} "${nameOf(element).slice(0, 50)}"`

  /** One of a group of radios takes Tab: the one that is chosen, or the first. The arrows lead to the others. */
  const isTabStop = (element: Element) => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio')
      return !element.matches(':disabled')
    const group = [
      ...document.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(element.name)}"]`),
    ]
    return (group.find(each => each.checked) ?? group[0]) === element
  }
  const stopsIn = (within: Element) => {
    const feed = within.querySelector('#feed')
    const view = feed && box(feed)
    return [...within.querySelectorAll<HTMLElement>(ACTS)].filter(
      element =>
        isSeen(element) &&
        element.tabIndex >= 0 &&
        isTabStop(element) &&
        !element.closest('[inert], [role="menu"]') &&
        // A feed has no end; what of it is in view has to be reached.
        !(view && feed.contains(element) && element !== feed && !isInView(element, view)),
    )
  }

  /** All that a ring is made of, on the element and what frames it. */
  const ringOf = (element: Element) => {
    const rings: string[] = []
    for (let ring: Element | null = element, out = 0; ring && out < 3; ring = ring.parentElement, out++) {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(ring)
      const isDrawn = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
      rings.push(`${isDrawn ? `${outlineWidth} ${outlineColor}` : ''} ${boxShadow} ${borderColor}`)
    }
    return rings.join('; ')
  }
  /** Whether a part of it can be seen where it stands: nothing that stays lies over it. */
  const isCovered = (element: Element) => {
    const { left, top, width, height } = box(element)
    for (const x of [0.1, 0.5, 0.9]) {
      for (const y of [0.1, 0.5, 0.9]) {
        const hit = document.elementFromPoint(left + x * width, top + y * height)
        if (
          hit &&
          (element.contains(hit) || hit.contains(element) || hit.closest('label')?.contains(element))
        )
          return false
      }
    }
    return true
  }

  let expected: HTMLElement[] = []
  let rings = new Map<Element, string>()
  let visited = new Set<Element>()
  let last: Element | null = null
  let held = 0

  let before = { url: '', focus: null as Element | null, value: '', scrolls: '' }
  let changes = 0
  let changedAt = 0
  const QUIET_MS = 150
  const observer = new MutationObserver(list => {
    changedAt = performance.now()
    changes += list.filter(({ target }) => {
      const element = target instanceof Element ? target : target.parentElement
      return element && !element.closest('time') && element.localName !== 'title'
    }).length
  })
  const entryOf = (element: Element | null) =>
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
      ? `${element.value} ${Reflect.get(element, 'checked')}`
      : ''
  const scrolls = () => [...document.querySelectorAll('#feed, main > *')].map(each => each.scrollTop).join()

  const keyFor = (element: Element) => {
    if (element instanceof HTMLInputElement && element.type === 'radio') return 'ArrowRight'
    if (element instanceof HTMLInputElement && element.type === 'checkbox') return 'Space'
    if (element.matches('input, textarea')) return 'x'
    return element.localName === 'select' ? 'ArrowDown' : 'Enter'
  }
  /** What is of one making and begins with the same word does the same. */
  const kindOf = (element: Element) =>
    `${element.localName}.${element.className} ${
      nameOf(element)
        .replace(/[\d,]+/g, '#')
        .split(/[\s:]/)[0]
    }`
  const candidates = () =>
    stopsIn(room()).filter(
      element =>
        element.ariaDisabled !== 'true' &&
        element.id !== 'feed' &&
        (element.localName !== 'article' || room() !== document.body) &&
        // What leads elsewhere is not ours, and what leads here has nothing to do.
        !(
          element instanceof HTMLAnchorElement &&
          (element.origin !== location.origin || element.pathname === location.pathname)
        ),
    )

  return {
    /** Stands before the first stop of the page, or of what lies over it, and notes what has to be reached. */
    begin(): number {
      const start = room()
      start.tabIndex = -1
      start.focus()
      start.removeAttribute('tabindex')
      expected = stopsIn(room())
      rings = new Map(expected.map(element => [element, ringOf(element)]))
      visited = new Set()
      last = null
      return expected.length
    },

    /** Looks at where Tab has led. */
    step(): Step {
      const at = document.activeElement
      if (!at || at === document.body || (at !== last && visited.has(at))) return { at: 'end', faults: [] }
      const faults: string[] = []
      const fault = (says: string) => faults.push(`${what(at)}: ${says}`)
      if (!room().contains(at)) fault('stands behind what is open')
      held = at === last ? held + 1 : 0
      // Once is a page that was late.
      if (held > 1) fault('keeps the keyboard')
      if (at === last) return { at: 'inside', faults }
      if (last?.isConnected && !(last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING)) {
        return { at: 'end', faults }
      }
      if (nameOf(at) === '' && at.matches(ACTS)) fault('has no name')
      if (at.id !== 'main' && at.matches(ACTS)) {
        const ring = rings.get(at)
        const now = ringOf(at)
        if (ring === undefined ? !/^\d/.test(now) && !/; *\d/.test(now) : ring === now)
          fault('is not seen to have the focus')
        const { top, bottom } = box(at)
        if (bottom <= 0 || top >= innerHeight) fault('is out of view')
        else if (isCovered(at)) fault('is covered')
      }
      last = at
      visited.add(at)
      const feed = room() === document.body ? at.closest('#feed') : null
      const isPast =
        feed !== null &&
        !expected.some(element => feed.contains(element) && !visited.has(element) && element.isConnected)
      return { at: isPast ? 'past' : 'inside', faults }
    },

    missed: () => expected.filter(each => each.isConnected && isSeen(each) && !visited.has(each)).map(what),

    /** The next one to press that is of no kind that was pressed before; it has the focus then. */
    next(tried: readonly string[], left: string): Candidate | null {
      const never = new RegExp(left)
      const element = candidates().find(each => !tried.includes(kindOf(each)) && !never.test(nameOf(each)))
      if (!element) return null
      element.focus()
      return {
        kind: kindOf(element),
        what: what(element),
        key: keyFor(element),
        opens: element.ariaHasPopup !== null,
      }
    },

    focus(kind: string): boolean {
      const element = candidates().find(each => kindOf(each) === kind)
      element?.focus()
      return element !== undefined
    },

    /** From here on it is noted what happens. */
    arm(): void {
      observer.disconnect()
      changes = 0
      changedAt = performance.now()
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
      const focus = document.activeElement
      before = { url: location.href, focus, value: entryOf(focus), scrolls: scrolls() }
    },
    happened: () =>
      changes > 0 ||
      location.href !== before.url ||
      document.activeElement !== before.focus ||
      entryOf(before.focus) !== before.value ||
      scrolls() !== before.scrolls,

    /** Nothing has been drawn for a moment: what was to come is there. */
    isQuiet: () => performance.now() - changedAt > QUIET_MS,

    /** What lies over the page, if it takes the keyboard. */
    over: () => {
      const over = document.querySelector<HTMLElement>(OVER)
      return (
        over && {
          kind: over.localName === 'dialog' ? ('dialog' as const) : ('menu' as const),
          name: nameOf(over),
        }
      )
    },
    menu: () =>
      [...room().querySelectorAll('[role^="menuitem"]')].map(item => ({
        name: nameOf(item),
        ring: ringOf(item),
      })),
    inMenu: () => {
      const at = document.activeElement
      return at && { name: nameOf(at), ring: ringOf(at), isItem: at.role?.startsWith('menuitem') ?? false }
    },
    was: () => `${before.focus?.isConnected} ${before.focus?.outerHTML.slice(0, 60)}`,
    isBack: () => document.activeElement === before.focus,
    isOnBody: () => document.activeElement === document.body,
  }
}
