import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { paths } from '../src/lib/paths.ts'

type Icon = { readonly src: string; readonly sizes: string; readonly type: string; readonly purpose?: string }
type Shortcut = { readonly url: string; readonly icons: readonly Icon[] }

const fileOf = (name: string) => readFileSync(new URL(`../public${name}`, import.meta.url))
const manifest = JSON.parse(fileOf('/manifest.webmanifest').toString())
const page = readFileSync(new URL('../index.html', import.meta.url)).toString()

/** Of a PNG: its size stands in the first block. */
function sizeOf(file: Buffer): string {
  expect(file.subarray(1, 4).toString()).toBe('PNG')
  return `${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`
}

describe('the manifest', () => {
  it('has an icon for every place, each as large as it says', () => {
    const icons: Icon[] = [...manifest.icons, ...manifest.shortcuts.flatMap((one: Shortcut) => one.icons)]
    for (const { src, sizes } of icons) expect(sizeOf(fileOf(src)), src).toBe(sizes)
    const has = (size: string, purpose: string) =>
      manifest.icons.some((icon: Icon) => icon.sizes === size && icon.purpose === purpose)
    for (const purpose of ['any', 'maskable'])
      for (const size of ['192x192', '512x512']) expect(has(size, purpose), `${purpose} ${size}`).toBe(true)
    expect(has('512x512', 'monochrome')).toBe(true)
    expect(sizeOf(fileOf('/icons/apple-touch-icon.png'))).toBe('180x180')
  })

  it('leads to pages that there are', () => {
    const known: string[] = [paths.home, paths.explore, paths.bookmarks, paths.share]
    for (const { url } of manifest.shortcuts) expect(known).toContain(url)
    expect(known).toContain(manifest.start_url)
    expect(manifest.share_target.action).toBe(paths.share)
  })

  it('is named by the page, and has its colours', () => {
    expect(page).toContain('<link rel="manifest" href="/manifest.webmanifest" />')
    expect(page).toContain('<link rel="apple-touch-icon" href="/icons/apple-touch-icon.png" />')
    expect(page).toContain(`content="${manifest.theme_color}"`)
    expect(manifest.background_color).toBe(manifest.theme_color)
  })
})
