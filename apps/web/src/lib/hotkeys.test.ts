import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createHotkeys, type HotkeyTable } from './hotkeys.ts'

const plain = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  isTyping: false,
  isInDialog: false,
}
let table: HotkeyTable
let now = 0
const press = (key: string, more: Partial<typeof plain> = {}) => table.press({ key, ...plain, ...more })

beforeEach(() => {
  now = 0
  table = createHotkeys(() => now)
})

describe('single keys', () => {
  it('do what they are bound to', () => {
    const go = vi.fn(() => true)
    table.bind({ j: go })
    expect(press('j')).toBe(true)
    expect(go).toHaveBeenCalledOnce()
  })

  it('leave writing, dialogs and the browser alone', () => {
    const go = vi.fn(() => true)
    table.bind({ j: go })
    press('j', { isTyping: true })
    press('j', { isInDialog: true })
    press('j', { ctrlKey: true })
    press('j', { isComposing: true })
    expect(go).not.toHaveBeenCalled()
  })

  it('ask the newest binding first, and an older one when it has nothing to do', () => {
    const older = vi.fn(() => true)
    table.bind({ n: older })
    const unbind = table.bind({ n: () => false })
    expect(press('n')).toBe(true)
    expect(older).toHaveBeenCalledOnce()
    unbind()
    table.bind({ n: () => true })
    press('n')
    expect(older).toHaveBeenCalledOnce()
  })
})

describe('chords', () => {
  it('are two keys soon after each other', () => {
    const home = vi.fn(() => true)
    table.bind({ 'g h': home })
    press('g')
    press('h')
    expect(home).toHaveBeenCalledOnce()
  })

  it('are none when the second key comes late or alone', () => {
    const home = vi.fn(() => true)
    table.bind({ 'g h': home })
    press('h')
    press('g')
    now = 5_000
    press('h')
    expect(home).not.toHaveBeenCalled()
  })
})
