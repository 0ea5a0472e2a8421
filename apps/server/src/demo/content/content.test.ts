import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { thoughtsByTopic } from './all-thoughts.ts'
import { people } from './people.ts'
import { pictures } from './pictures.ts'
import { poets } from './poets.ts'
import { type Script, scriptOf } from './script-of.ts'
import { topics } from './topics.ts'

const byTopic = Object.entries(thoughtsByTopic)
const all = byTopic.flatMap(([, thoughts]) => thoughts)
const bodies = all.map(thought => thought.body)
const handles = new Set<string>(people.map(person => person.handle))
const urduTexts = [
  ...[...bodies, ...people.flatMap(({ displayName, bio }) => [displayName, bio])],
  ...[...Object.values(poets), ...topics.flatMap(({ name, description }) => [name, description])],
].filter(text => /\p{Script=Arabic}/u.test(text))
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const poetLine = /\n— (.+)$/u

const lengthOf = (text: string): number => [...graphemes.segment(text)].length

describe('the demo community', () => {
  it('has eight topics with their own slug and hue, and at least forty thoughts each', () => {
    expect(topics).toHaveLength(8)
    expect(new Set(topics.map(topic => topic.hue)).size).toBe(8)
    expect(topics.map(topic => topic.slug).sort()).toEqual(Object.keys(thoughtsByTopic).sort())
    expect(byTopic.filter(([, thoughts]) => thoughts.length < 40)).toEqual([])
  })

  it('has people with plain, distinct handles', () => {
    expect(handles.size).toBe(people.length)
    expect([...handles].filter(handle => !/^[a-z0-9_]{3,20}$/.test(handle))).toEqual([])
  })

  it('is lively: 430 thoughts, 120 replies, 150 verses, sixty thoughts in each script', () => {
    const counts: Record<Script, number> = { latin: 0, urdu: 0, devanagari: 0, bengali: 0 }
    for (const body of bodies) counts[scriptOf(body)]++
    expect(all.length).toBeGreaterThanOrEqual(430)
    expect(all.filter(thought => thought.replyTo).length).toBeGreaterThanOrEqual(120)
    expect(bodies.filter(body => poetLine.test(body)).length).toBeGreaterThanOrEqual(150)
    expect(Math.min(...Object.values(counts))).toBeGreaterThanOrEqual(60)
  })

  it('lets nobody speak or be mentioned who is not there', () => {
    const named = all.flatMap(({ by, body }) => [by, ...[...body.matchAll(/@(\w+)/g)].map(([, who]) => who)])
    expect(named.filter(handle => !handles.has(handle ?? ''))).toEqual([])
  })

  it('lets everyone speak', () => {
    expect([...handles].filter(handle => all.filter(({ by }) => by === handle).length < 5)).toEqual([])
  })

  it.each(byTopic)('%s: keys are unique and replies answer an earlier thought', (_slug, thoughts) => {
    const known = new Set<string>()
    const faults: string[] = []
    for (const { key, replyTo } of thoughts) {
      if (replyTo !== undefined && !known.has(replyTo)) faults.push(`no ${replyTo} before its reply`)
      if (key !== undefined && known.has(key)) faults.push(`${key} twice`)
      if (key !== undefined) known.add(key)
    }
    expect(faults).toEqual([])
  })

  it.each(byTopic)('%s: falls in time from three weeks ago to the last half hour', (_slug, thoughts) => {
    const ages = thoughts.map(thought => thought.minutesAgo ?? Number.NaN)
    expect(ages).toEqual([...new Set(ages)].sort((a, b) => b - a))
    expect(ages[0]).toBeLessThanOrEqual(21 * 24 * 60)
    expect(ages.at(-1)).toBeLessThanOrEqual(30)
    expect(ages.at(-1)).toBeGreaterThan(0)
  })

  it('gives each person at most one reaction to a thought, and none to their own', () => {
    const twice = all.filter(({ by, reactions }) => {
      const who = Object.values(reactions ?? {}).flat()
      return who.includes(by) || new Set(who).size !== who.length || who.some(handle => !handles.has(handle))
    })
    expect(twice).toEqual([])
  })
})

describe('the drawings', () => {
  it('are shown once each, are there, and are told in words', () => {
    const shown = all.flatMap(({ picture = [] }) => picture)
    expect(shown.toSorted()).toEqual(Object.keys(pictures).sort())
    for (const name of shown) {
      const file = readFileSync(new URL(`../pictures/${name}.webp`, import.meta.url))
      expect(file.toString('latin1', 8, 12)).toBe('WEBP')
      expect(pictures[name].alt.length).toBeGreaterThan(40)
    }
  })
})

describe('the texts', () => {
  it('are all different, composed, trimmed and within the limit', () => {
    expect(new Set(bodies).size).toBe(bodies.length)
    expect(bodies.filter(body => body !== body.normalize('NFC') || body !== body.trim())).toEqual([])
    expect(bodies.filter(body => lengthOf(body) > 2_000)).toEqual([])
  })

  it('vary in height: some are stories', () => {
    expect(bodies.filter(body => lengthOf(body) >= 600).length).toBeGreaterThanOrEqual(8)
  })

  it('write Urdu with Urdu letters', () => {
    expect(urduTexts.filter(text => /[كيىهةﭐ-﷿ﹰ-ﻼ٠-٩]/u.test(text))).toEqual([])
  })

  it('hold no control or direction characters', () => {
    const hidden = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?!\n)\p{Cc}/u
    expect(bodies.filter(body => hidden.test(body))).toEqual([])
  })

  it('name the poet of a verse, in the script of the verse', () => {
    const names = new Set<string>(Object.values(poets))
    const signed = bodies.flatMap(body => {
      const poet = poetLine.exec(body)?.[1]
      return poet === undefined ? [] : [{ body, poet }]
    })
    expect(signed.filter(({ poet }) => !names.has(poet))).toEqual([])
    expect(signed.filter(({ body, poet }) => scriptOf(body) !== scriptOf(poet))).toEqual([])
    expect([...names].filter(name => !signed.some(({ poet }) => poet === name))).toEqual([])
  })

  it('link to example.org only', () => {
    const links = bodies.flatMap(body => body.match(/https?:\/\/[^/\s]+/g) ?? [])
    expect(new Set(links)).toEqual(new Set(['https://example.org']))
  })
})
