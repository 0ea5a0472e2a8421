import { describe, expect, it } from 'vitest'
import { generatedThoughts } from './generated.ts'
import { scriptOf } from './script-of.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

describe('generated thoughts', () => {
  const bodies = [...generatedThoughts(5_000, 7)]

  it('are as many as asked for, and all different', () => {
    expect(new Set(bodies).size).toBe(5_000)
  })

  it('depend on the seed alone', () => {
    expect([...generatedThoughts(50, 7)]).toEqual(bodies.slice(0, 50))
    expect([...generatedThoughts(50, 8)]).not.toEqual(bodies.slice(0, 50))
  })

  it('come in four scripts and many lengths, within the limit', () => {
    const scripts = bodies.map(scriptOf)
    for (const script of ['latin', 'urdu', 'devanagari', 'bengali'] as const) {
      expect(scripts.filter(each => each === script).length).toBeGreaterThan(1_000)
    }
    const lengths = bodies.map(body => [...graphemes.segment(body)].length)
    expect(Math.max(...lengths)).toBeGreaterThan(600)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2_000)
    expect(Math.min(...lengths)).toBeLessThan(40)
  })

  it('are composed', () => {
    expect(bodies.filter(body => body !== body.normalize('NFC'))).toEqual([])
  })
})
