import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createHistory } from './history.ts'
import { loadHistory, saveHistory } from './history-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'mehfil-history-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a history keeps what happened, in order, with the time', () => {
  let now = 0
  const history = createHistory({ name: 'phone', authorId: 'asha' }, () => ++now)
  history.record({ kind: 'invoke', topicId: 'adda', clientId: 'c1' })
  history.record({ kind: 'unknown', clientId: 'c1' })
  expect(history.events).toEqual([
    { at: 1, kind: 'invoke', topicId: 'adda', clientId: 'c1' },
    { at: 2, kind: 'unknown', clientId: 'c1' },
  ])
})

test('a saved history is loaded as it was', async () => {
  const history = createHistory({ name: 'phone', authorId: 'asha' }, () => 7)
  for (let seq = 1; seq <= 5_000; seq++) {
    history.record({ kind: 'ok', clientId: `c${seq}`, id: `آج ${seq}`, seq, rev: seq })
  }
  const file = path.join(folder, 'phone.jsonl')
  await saveHistory(file, history)
  const loaded = await loadHistory(file)
  expect(loaded).toEqual({ name: 'phone', authorId: 'asha', events: history.events })
})
