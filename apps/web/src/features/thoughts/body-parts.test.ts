import { find } from 'linkifyjs'
import { describe, expect, it } from 'vitest'
import { bodyParts } from './body-parts.ts'

const partsOf = (body: string) => bodyParts(body, find)
const textOf = (body: string) =>
  partsOf(body)
    .map(({ text }) => text)
    .join('')

describe('the parts of a text', () => {
  it('are the whole text, whatever is in it', () => {
    const body = 'See https://example.com/a?b=1#c, @mirza and #812.\n\n<b>bold</b> & javascript:alert(1)'
    expect(textOf(body)).toBe(body)
  })

  it('link web addresses', () => {
    expect(partsOf('at https://example.com/x.')).toEqual([
      { kind: 'text', text: 'at ' },
      { kind: 'link', text: 'https://example.com/x', href: 'https://example.com/x' },
      { kind: 'text', text: '.' },
    ])
  })

  it('take a bare domain to be https', () => {
    expect(partsOf('example.com')).toEqual([
      { kind: 'link', text: 'example.com', href: 'https://example.com' },
    ])
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://example.com/x',
    'mailto:a@example.com',
    '<img src=x onerror=alert(1)>',
    'jAvAsCrIpT://example.com/%0aalert(1)',
  ])('link nothing but http and https (S11): %s', body => {
    for (const part of partsOf(body)) {
      if (part.kind === 'link') expect(part.href).toMatch(/^https?:\/\//)
    }
    expect(textOf(body)).toBe(body)
  })

  it('know mentions, in lower case', () => {
    expect(partsOf('@Ananya bring it')).toEqual([
      { kind: 'mention', text: '@Ananya', handle: 'ananya' },
      { kind: 'text', text: ' bring it' },
    ])
  })

  it('take no mention out of a mail address or a word', () => {
    expect(partsOf('me@mirza and a@b').some(({ kind }) => kind === 'mention')).toBe(false)
  })

  it('know places of the same topic', () => {
    expect(partsOf('as in #812').at(-1)).toEqual({ kind: 'place', text: '#812', seq: 812 })
  })

  it('leave other hashes alone', () => {
    expect(partsOf('#nature and #0 and a#1').every(({ kind }) => kind === 'text')).toBe(true)
  })

  it('are plain text until links can be found', () => {
    expect(bodyParts('https://example.com', undefined)).toEqual([
      { kind: 'text', text: 'https://example.com' },
    ])
  })
})
