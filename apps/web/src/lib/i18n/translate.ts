import { directionOf, type Language } from '@mehfil/shared/language'
import { createStore } from '../store.ts'
import type { en } from './en.ts'
import { enFirst } from './en-first.ts'
import type { teller } from './teller.ts'

export type Messages = typeof enFirst & typeof en
export type MessageKey = keyof Messages
type Words = Partial<Record<MessageKey, string | Readonly<Record<string, string>>>>

/** The language in use. Nothing keeps what `t` gave, so who is drawn anew speaks another one at once. */
export const language = createStore<Language>('en')

/** What has come so far, of the languages that were asked for. */
const known: Record<Language, Words> = { en: { ...enFirst }, ur: {}, hi: {}, bn: {} }
const tellers: Partial<Record<Language, ReturnType<typeof teller>>> = {}

const FIRST = {
  en: () => ({ words: enFirst }),
  ur: () => import('./ur-first.ts'),
  hi: () => import('./hi-first.ts'),
  bn: () => import('./bn-first.ts'),
}
type Rest = { readonly words: Words; readonly sentences?: Readonly<Record<string, string>> }
const REST: Record<Language, () => Promise<Rest>> = {
  en: () => import('./en.ts').then(({ en }) => ({ words: en })),
  ur: () => import('./ur.ts'),
  hi: () => import('./hi.ts'),
  bn: () => import('./bn.ts'),
}

/** What the page says by itself: nothing is drawn before it is there. Those of English come with the page. */
export async function fetchFirstWords(of: Language): Promise<void> {
  Object.assign(known[of], (await FIRST[of]()).words)
}

/** The rest of the words: no piece is drawn before they are there. */
export async function fetchWords(of: Language = language.get()): Promise<void> {
  const { words, sentences } = await REST[of]()
  Object.assign(known[of], words)
  // In English they are what the server says.
  if (sentences) tellers[of] ??= (await import('./teller.ts')).teller(sentences)
}

/** What is made once for each language that is used, such as a format. */
export function inEachLanguage<T>(make: (of: Language) => T): () => T {
  const made: Partial<Record<Language, T>> = {}
  return () => {
    const of = language.get()
    made[of] ??= make(of)
    return made[of]
  }
}

const plurals = inEachLanguage(of => new Intl.PluralRules(of))
const numbers = inEachLanguage(of => new Intl.NumberFormat(of))

export const formatNumber = (value: number) => numbers().format(value)

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type NamesOf<Message> = Message extends string ? Names<Message> : 'count' | Names<Message[keyof Message]>

type Params<Key extends MessageKey> = [NamesOf<Messages[Key]>] extends [never]
  ? []
  : [params: { readonly [Name in NamesOf<Messages[Key]>]: Name extends 'count' ? number : string | number }]

/**
 * The words for a key. `{name}` is filled from the parameters, numbers as the language writes them; a message with
 * plural forms picks its form by `count`. A missing or surplus parameter is a type error.
 */
export function t<Key extends MessageKey>(key: Key, ...[params]: Params<Key>): string {
  const values = (params ?? {}) as Record<string, string | number>
  const message = known[language.get()][key] ?? known.en[key] ?? key
  return fillIn(typeof message === 'string' ? message : formOf(message, Number(values.count)), values)
}

/** What a server or a client said, in the language in use; as it is where that has no words for it. */
export function tell(sentence: string): string {
  const told = tellers[language.get()]?.(sentence)
  return told ? fillIn(told.words, told.values) : sentence
}

const formOf = (forms: Readonly<Record<string, string>>, count: number) =>
  forms[plurals().select(count)] ?? forms.other ?? ''

function fillIn(text: string, values: Readonly<Record<string, string | number | undefined>>): string {
  const isMirrored = directionOf(language.get()) === 'rtl'
  return text.replace(/\{(\w+)\}/g, (_, name: string, at: number) => {
    const value = values[name] ?? ''
    // The number of a thought is its address, the same in every language.
    if (typeof value === 'number') return name === 'seq' ? value.toLocaleString('en') : formatNumber(value)
    return isMirrored ? `${at === 0 ? RIGHT_TO_LEFT : ''}\u2068${value}\u2069` : value
  })
}

/**
 * From the right, a name in another script would pull what stands beside it to its other side, and all of a sentence that
 * begins with it: so it is kept apart, and the sentence is told where it begins.
 */
const RIGHT_TO_LEFT = '\u200F'
