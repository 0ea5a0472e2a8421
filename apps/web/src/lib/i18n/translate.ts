import type { en } from './en.ts'
import { enFirst } from './en-first.ts'

export type Messages = typeof enFirst & typeof en
export type MessageKey = keyof Messages

/** The language of the interface. The two catalogues of another one have the same keys, so the types hold there too. */
export const locale = 'en'
const messages: Partial<Messages> = { ...enFirst }

/** The rest of the words: no piece is drawn before they are there. */
export async function fetchWords(): Promise<void> {
  Object.assign(messages, (await import('./en.ts')).en)
}

const plurals = new Intl.PluralRules(locale)
const numbers = new Intl.NumberFormat(locale)

export const formatNumber = (value: number) => numbers.format(value)

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
  return fill(formOf(messages[key] ?? key, values.count), values)
}

function formOf(message: Messages[MessageKey] | string, count: string | number | undefined): string {
  if (typeof message === 'string') return message
  const form = plurals.select(Number(count))
  return form in message ? message[form as keyof typeof message] : message.other
}

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    return typeof value === 'number' ? formatNumber(value) : (value ?? '')
  })
}
