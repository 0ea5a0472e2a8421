import { describe, expect, it } from 'vitest'
import { slugOf, typedSlug } from './slug.ts'

describe('the address made of a name', () => {
  it.each([
    ['Chai & small wins', 'chai-small-wins'],
    ['  Café du matin! ', 'cafe-du-matin'],
    ["Noor's kitchen", 'noors-kitchen'],
    ['বাংলা আড্ডা', ''],
    ['a'.repeat(60), 'a'.repeat(48)],
  ])('%s', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })

  it('lets a last hyphen stand while typing', () => {
    expect(typedSlug('My Room ')).toBe('my-room-')
  })
})
