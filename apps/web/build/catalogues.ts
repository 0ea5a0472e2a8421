import { SENTENCES } from '../../../packages/shared/src/sentences.ts'
import * as bn from '../src/lib/i18n/bn.ts'
import * as bnFirst from '../src/lib/i18n/bn-first.ts'
import { en } from '../src/lib/i18n/en.ts'
import { enFirst } from '../src/lib/i18n/en-first.ts'
import * as hi from '../src/lib/i18n/hi.ts'
import * as hiFirst from '../src/lib/i18n/hi-first.ts'
import * as ur from '../src/lib/i18n/ur.ts'
import * as urFirst from '../src/lib/i18n/ur-first.ts'

/** The words of the interface, for what looks at them as a whole. */
export const english = {
  first: enFirst,
  later: en,
  sentences: Object.fromEntries(SENTENCES.map(sentence => [sentence, sentence])),
}

export const translations = {
  ur: { ...urFirst.words, ...ur.words, ...ur.sentences },
  hi: { ...hiFirst.words, ...hi.words, ...hi.sentences },
  bn: { ...bnFirst.words, ...bn.words, ...bn.sentences },
}
