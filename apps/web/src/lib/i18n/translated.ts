import type { SENTENCES } from '@mehfil/shared/sentences'

/** Each of our languages tells one from several and nothing more (translate.test.ts asks Intl whether that is so). */
type Plural = Readonly<Record<'one' | 'other', string>>

/** A catalogue in another language: the keys and the plural forms of the English one; the build compares their `{names}`. */
export type Translated<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Plural
}

/** The sentences of `SENTENCES` in another language. */
export type TranslatedSentences = Readonly<Record<(typeof SENTENCES)[number], string>>
