import { describe, expect, it } from 'vitest'
import { liftStyles } from './lift-styles.ts'

describe('styles are lifted out of the markup', () => {
  it('once for all that have the same', () => {
    const { markup, styles } = liftStyles(
      '<i style="--hue:12;display:contents">a</i><b style="--hue:7"></b><i style="--hue:12;display:contents"></i>',
    )
    expect(markup).toBe('<i data-still="0">a</i><b data-still="1"></b><i data-still="0"></i>')
    expect(styles).toBe('[data-still="0"]{--hue:12;display:contents}[data-still="1"]{--hue:7}')
  })

  it('and dropped where they are more than plain values', () => {
    expect(
      liftStyles('<p style="--x:url(https://else.where)">a</p><p style="color:red}b{x:y">b</p>'),
    ).toEqual({
      markup: '<p>a</p><p>b</p>',
      styles: '',
    })
  })

  it('but text that looks like one is text: its quotes are written otherwise', () => {
    const text = '<p> style=&quot;--hue:1&quot;</p>'
    expect(liftStyles(text).markup).toBe(text)
  })
})
