import { describe, expect, it } from 'vitest'
import { wayToInstall } from './way-to-install.ts'

const plain = { isStandalone: false, hasOffer: false, knowsStandalone: false }

describe('the way to install', () => {
  it('is the offer of the browser, the menu of one that makes none, or nothing', () => {
    expect(wayToInstall({ ...plain, hasOffer: true })).toBe('offer')
    expect(wayToInstall({ ...plain, knowsStandalone: true })).toBe('hand')
    expect(wayToInstall(plain)).toBe('none')
  })

  it('is over once the app has a window of its own', () => {
    expect(wayToInstall({ isStandalone: true, hasOffer: true, knowsStandalone: true })).toBe('installed')
  })
})
