import type { Language } from './language.ts'

/** Answers by the address at which a page would ask: their HTTP status, and their body. */
export type PageAnswers = Record<string, { readonly status: number; readonly body: unknown }>

/** A page as it looks before its scripts have come. */
export type FirstPicture = {
  /** As in the browser's tab; escaped for HTML. */
  readonly title: string
  /** HTML without scripts and without inline styles. */
  readonly markup: string
  /** The styles that belong to this markup alone: numbers, such as a hue or the shape of a picture. */
  readonly styles: string
}

/** Draws the page of a path from the answers it brings along; undefined where these are not enough. */
export type DrawFirstPicture = (
  path: string,
  answers: PageAnswers,
  language: Language,
) => Promise<FirstPicture | undefined>
