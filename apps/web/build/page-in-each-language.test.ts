import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pageIn } from './page-in-each-language.ts'

const page = readFileSync(new URL('../index.html', import.meta.url), 'utf8')
const files = { words: 'assets/ur-first-1.js', font: 'assets/nastaliq-1.woff2' }

describe('the page in another language', () => {
  it('has its direction and its words, and asks for what it begins with', () => {
    const urdu = pageIn('ur', page, files)
    expect(urdu).toContain('<html lang="ur" dir="rtl">')
    expect(urdu).toContain('<title>محفل</title>')
    expect(urdu).toContain('جاوا اسکرپٹ')
    expect(urdu).toMatch(/rel="modulepreload"[^>]+href="\/assets\/ur-first-1\.js"/)
    expect(urdu).toMatch(/rel="preload" as="font"[^>]+href="\/assets\/nastaliq-1\.woff2"/)
    expect(urdu.replace(/<!--.*-->/, '')).not.toMatch(/needs JavaScript|a room that answers/)
  })

  it('is not made where the page has other words than expected', () => {
    expect(() => pageIn('hi', page.replace('<title>Mehfil', '<title>Another'), files)).toThrow('<title>')
  })
})
