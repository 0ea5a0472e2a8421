import { transform } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { readSource } from '../stage/build-copy.ts'
import type { Patch, Replacement } from './bug.ts'
import { BUGS, bugNamed } from './catalogue.ts'
import { patchedSources } from './patched-sources.ts'

describe('the seeded bugs', () => {
  test('are eight, each with a name of its own', () => {
    expect(new Set(BUGS.map(({ name }) => name)).size).toBe(8)
    expect(bugNamed('no-heads').promises).toEqual(['D6'])
    expect(() => bugNamed('no-hands')).toThrow('There is no bug no-hands; there are bigserial-cursor, ')
  })

  test.each(BUGS)('$name fits the sources, and leaves them TypeScript', async bug => {
    const patched = patchedSources(bug, readSource)
    for (const [file, source] of Object.entries(patched)) {
      expect(source).not.toBe(readSource(file))
      await transform(source, { loader: 'ts' })
    }
  })

  const patch = (find: string, ...more: readonly Replacement[]): Patch => ({
    name: 'no-dedupe',
    replace: [{ file: 'a.ts', find, by: 'two $& two' }, ...more],
  })
  const read = () => 'one two three three'

  test('are put in as they are, one on top of the other', () => {
    const second = { file: 'a.ts', find: '$&', by: 'too' }
    expect(patchedSources(patch('two', second), read)).toEqual({ 'a.ts': 'one two too two three three' })
  })

  test('are refused in a sentence when the sources have changed', () => {
    expect(() => patchedSources(patch('four'), read)).toThrow(
      'The patch no-dedupe no longer fits: in a.ts this stands 0 times:\nfour',
    )
    expect(() => patchedSources(patch('three'), read)).toThrow('this stands 2 times')
  })
})
