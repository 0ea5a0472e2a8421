import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { playAll } from './play-all.ts'
import { none, type Trial } from './trial.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'mehfil-play-all-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a trial that fails is told, and does not keep the next from being played', async () => {
  const lines: string[] = []
  const broken: Trial = { name: 'broken', play: () => Promise.reject(new Error('No database.')) }
  const missed: Trial = { name: 'missed', play: async () => [none('lost', 2)] }
  const given = { programs: '', folder, random: () => 0, say: (line: string) => lines.push(line) }
  const played = await playAll([broken, missed], given)
  expect(played).toMatchObject([
    { trial: 'broken', error: 'No database.' },
    { trial: 'missed', figures: [{ isMet: false }] },
  ])
  expect(lines).toEqual([
    'broken 0 s: could not be played: No database.',
    'missed 0 s: MISSED, lost: 2',
    'missed 0 s: over',
  ])
})
