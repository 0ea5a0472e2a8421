import { describe, expect, it } from 'vitest'
import { floors, judgeLockfile } from './lockfile.mjs'

const lockfile = (/** @type {Record<string, string>} */ versions) =>
  Object.entries({ ...floors, ...versions })
    .map(([name, version]) => `  ${name}@${version}:\n    resolution: {integrity: sha512-abc}\n`)
    .join('')

describe('the lockfile', () => {
  it('passes with the floors themselves and anything above', () => {
    expect(judgeLockfile(lockfile({ ws: '8.100.0', 'engine.io': '7.0.0' }))).toEqual({ read: 6, faults: [] })
  })

  it('fails with a version below its floor, also beside a good one', () => {
    const { faults } = judgeLockfile(`${lockfile({})}  ws@8.20.9:\n`)
    expect(faults).toEqual([expect.stringContaining('ws 8.20.9 is below 8.21.0')])
  })

  it('fails when a package with a floor is not found, rather than pass by reading nothing', () => {
    expect(judgeLockfile('').faults).toHaveLength(Object.keys(floors).length)
  })

  it('fails when it names a host', () => {
    const { faults } = judgeLockfile(
      `${lockfile({})}    resolution: {tarball: https://mirror.example/ws.tgz}\n`,
    )
    expect(faults).toEqual([expect.stringContaining('https://mirror.example')])
  })
})
