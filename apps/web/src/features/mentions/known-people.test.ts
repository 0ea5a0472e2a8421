import type { Person } from '@mehfil/shared/person'
import { expect, test } from 'vitest'
import { matching } from './known-people.ts'

const person = (handle: string, displayName: string): Person => ({
  id: handle,
  handle,
  displayName,
  avatarUrl: null,
})

const people = [
  person('zafar', 'Bahadur Shah'),
  person('asad', 'Mírzā Ghalib'),
  person('mir_taqi', 'میر تقی میر'),
  person('asad', 'Mírzā Ghalib'),
]

const found = (prefix: string) => matching(people, prefix).map(({ handle }) => handle)

test('by the beginning of a handle, or of a word of a name, in any spelling of it; each once', () => {
  expect(found('AS')).toEqual(['asad'])
  expect(found('gha')).toEqual(['asad'])
  expect(found('shah')).toEqual(['zafar'])
  expect(found('تقي')).toEqual(['mir_taqi'])
  expect(found('hadur')).toEqual([])
  expect(found('')).toEqual(['zafar', 'asad', 'mir_taqi'])
})

test('at most as many as the server offers', () => {
  const crowd = Array.from({ length: 30 }, (_, index) => person(`p${index}`, 'P'))
  expect(matching(crowd, 'p')).toHaveLength(8)
})
