import { mediaFrom } from '@mehfil/shared/media'
import { expect, it } from 'vitest'
import { sizesInCard, sizesOnScreen, srcSetOf } from './picture-sizes.ts'

const upright = mediaFrom({
  id: 'id',
  name: 'a',
  alt: '',
  width: 1200,
  height: 1600,
  widths: [320, 640, 1200],
  thumbhash: '',
})

it('offers every file with its width', () => {
  expect(srcSetOf(upright)).toBe('/media/a-320.webp 320w, /media/a-640.webp 640w, /media/a-1200.webp 1200w')
})

it('asks for no more than is drawn', () => {
  expect(sizesInCard(upright)).toBe('min(345px, 538px, 100vw - 86px)')
  expect(sizesOnScreen(upright, 1)).toBe('calc(1 * min(1200px, 100vw, 65vh))')
  expect(sizesOnScreen(upright, 2)).toBe('calc(2 * min(1200px, 100vw, 65vh))')
})
