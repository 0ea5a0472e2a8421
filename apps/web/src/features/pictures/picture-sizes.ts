import type { Media } from '@mehfil/shared/media'
import { boxOf } from '#ui/picture-box/box-of.ts'

export const srcSetOf = ({ variants }: Pick<Media, 'variants'>) =>
  variants.map(({ url, width }) => `${url} ${width}w`).join(', ')

/** How wide it is drawn in a card: the column on a desk, or what a phone leaves beside the face. */
export const sizesInCard = (media: Pick<Media, 'width' | 'height'>) =>
  `min(${boxOf(media).width}px, 538px, 100vw - 86px)`

/** Where its file is for a card: one of them all, by the screen. */
export const cardSource = (media: Media) => ({
  sizes: sizesInCard(media),
  srcSet: srcSetOf(media),
  src: media.url,
})

/** The smallest file there is, for whoever saves: it can be read on a phone, and opening the picture loads a larger one. */
export const smallSource = ({ variants, url }: Pick<Media, 'variants' | 'url'>) => ({
  src: variants[0]?.url ?? url,
})

/** How wide it is drawn when it has the screen to itself; `0.86` leaves room for the words around it. */
export const sizesOnScreen = ({ width, height }: Pick<Media, 'width' | 'height'>, zoom: number) =>
  `calc(${zoom} * min(${width}px, 100vw, ${Math.round((86 * width) / height)}vh))`
