import type { TextStorage } from '@mehfil/client/ports'
import { expect, test } from 'vitest'
import { searchesKey } from '#lib/storage.ts'
import { recentSearches } from './recent-searches.ts'

function memory(): TextStorage {
  const kept = new Map<string, string>()
  return {
    get: key => kept.get(key) ?? null,
    set: (key, value) => void kept.set(key, value),
    remove: key => void kept.delete(key),
  }
}

test('the last ten are kept, each once, the newest first, and of each person apart', () => {
  const storage = memory()
  const hers = recentSearches(storage, 'her')
  for (let at = 1; at <= 12; at++) hers.add(` search   ${at} `)
  hers.add('search 7')
  expect(hers.list()).toEqual([7, 12, 11, 10, 9, 8, 6, 5, 4, 3].map(at => `search ${at}`))
  expect(recentSearches(storage, undefined).list()).toEqual([])
  expect(hers.remove('search 12')).not.toContain('search 12')
  expect(hers.add('  ')).toHaveLength(9)
  expect(hers.clear()).toEqual([])
  expect(storage.get(searchesKey('her'))).toBeNull()
})

test('what somebody else wrote there does no harm', () => {
  const storage = memory()
  for (const text of ['{', '{"a":1}', '[1,null,"dil"]']) {
    storage.set(searchesKey('her'), text)
    expect(recentSearches(storage, 'her').list()).toEqual(text.startsWith('[') ? ['dil'] : [])
  }
})
