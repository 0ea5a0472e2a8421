import { fillIn, formatNumber } from './translate.ts'

/**
 * Finds a sentence of the server among those that a language has words for. What stands in place of a `{name}` is taken
 * over; where it is a number, as the language writes it.
 */
export function teller(sentences: Readonly<Record<string, string>>): (sentence: string) => string {
  const templates = Object.entries(sentences)
    .filter(([english]) => english.includes('{'))
    .map(([english, words]) => ({ pattern: patternOf(english), words }))
  return sentence => {
    const words = sentences[sentence]
    if (words !== undefined) return words
    for (const { pattern, words } of templates) {
      const found = pattern.exec(sentence)
      if (found) return fillIn(words, numbersIn(found.groups ?? {}))
    }
    return sentence
  }
}

const patternOf = (english: string) =>
  new RegExp(`^${english.replace(/[.?"]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>.+)')}$`, 's')

const numbersIn = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      /^\d+$/.test(value) ? formatNumber(Number(value)) : value,
    ]),
  )
