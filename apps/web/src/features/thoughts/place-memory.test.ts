import { describe, expect, it } from 'vitest'
import { createPlaceMemory } from './place-memory.ts'

function memoryStorage(entries: [string, string][] = []) {
  const texts = new Map(entries)
  return {
    get: (key: string) => texts.get(key) ?? null,
    set: (key: string, value: string) => void texts.set(key, value),
    remove: (key: string) => void texts.delete(key),
  }
}

describe('the memory of places', () => {
  it('gives back what it was given, by feed', () => {
    const memory = createPlaceMemory(memoryStorage())
    memory.set('home', { key: 'a', offset: -12.5, seq: 0, seen: 3 })
    expect(memory.get('home')).toEqual({ key: 'a', offset: -12.5, seq: 0, seen: 3 })
    expect(memory.get('explore')).toBeNull()
  })

  it('knows of the newest only that one was there', () => {
    const storage = memoryStorage()
    const memory = createPlaceMemory(storage, 'amna')
    memory.set('home', { key: 'a', offset: 0, seq: 1, seen: 3 })
    memory.setNewest('home')
    expect(memory.get('home')).toBeNull()
    expect([memory.has('home'), memory.has('explore')]).toEqual([true, false])
    expect(createPlaceMemory(storage, 'bano').has('home')).toBe(false)
  })

  it.each(['', '{', 'null', '{"key":1}', '{"key":"a","offset":"0","seq":1,"seen":1}'])(
    'takes nothing from what is broken: %s',
    text => {
      expect(createPlaceMemory(memoryStorage([['mehfil:place:home', text]])).get('home')).toBeNull()
    },
  )
})
