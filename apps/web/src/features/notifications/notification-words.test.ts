import type { Notification } from '@mehfil/shared/notification'
import { beforeAll, expect, test } from 'vitest'
import { fetchWords } from '#lib/i18n/translate.ts'
import { notificationWords, whoWords } from './notification-words.ts'

beforeAll(() => fetchWords())

const plain = (words: string) => words.replace(/[\u2068\u2069]/g, '')
const naming = { nameOf: (id: string) => id, faceOf: () => '🌹' }
type What = Pick<Notification, 'kind' | 'personIds' | 'count' | 'reactions'>
const said = (what: Partial<What> & Pick<What, 'kind'>) =>
  plain(notificationWords({ personIds: ['Asha'], count: 1, reactions: [], ...what }, naming))

test('one and two are named, of more the last one and how many others', () => {
  expect(plain(whoWords(['Asha'], 1))).toBe('Asha')
  expect(plain(whoWords(['Asha', 'Bilal'], 2))).toBe('Asha and Bilal')
  expect(plain(whoWords(['Asha', 'Bilal', 'Chand'], 4))).toBe('Asha and 3 others')
  expect(plain(whoWords(['Asha'], 2))).toBe('Asha and 1 other')
})

test('a name of another direction does not turn the words around', () => {
  expect(whoWords(['غالب'], 3)).toBe('\u2068غالب\u2069 and 2 others')
})

test('each kind says what happened', () => {
  expect(said({ kind: 'mention' })).toBe('Asha mentioned you')
  expect(said({ kind: 'reply' })).toBe('Asha replied to you')
  expect(said({ kind: 'reaction', reactions: ['love'] })).toBe('Asha reacted 🌹 to your thought')
  expect(said({ kind: 'follow' })).toBe('Asha follows you')
  const two = { personIds: ['Asha', 'Bilal'], count: 2 }
  expect(said({ kind: 'follow', ...two })).toBe('Asha and Bilal follow you')
})
