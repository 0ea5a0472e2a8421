import { describe, expect, it } from 'vitest'
import { sharedText } from './shared-text.ts'

const fields = { title: '', text: '', url: '' }

describe('what another app shares', () => {
  it('is a title, a text and an address, each on a line of its own', () => {
    const whole = { title: 'A ghazal', text: 'Listen to this', url: 'https://poems.example/1' }
    expect(sharedText(whole)).toBe('A ghazal\nListen to this\nhttps://poems.example/1')
    expect(sharedText({ ...fields, url: ' https://poems.example/1 ' })).toBe('https://poems.example/1')
    expect(sharedText(fields)).toBe('')
  })

  it('says nothing twice', () => {
    const text = 'A ghazal: https://poems.example/1'
    expect(sharedText({ title: 'A ghazal', text, url: 'https://poems.example/1' })).toBe(text)
    expect(sharedText({ title: 'https://a.example', text: '', url: 'https://a.example' })).toBe(
      'https://a.example',
    )
  })
})
