/** Words for a sentence, and what is to be filled in. */
export type Told = { readonly words: string; readonly values: Readonly<Record<string, string | number>> }

/**
 * Finds a sentence of the server among those that a language has words for, and what stands in place of each `{name}`; a
 * number as such, so that it is written as the language does.
 */
export function teller(sentences: Readonly<Record<string, string>>): (sentence: string) => Told | undefined {
  const templates = Object.entries(sentences)
    .filter(([english]) => english.includes('{'))
    .map(([english, words]) => ({ pattern: patternOf(english), words }))
  return sentence => {
    const words = sentences[sentence]
    if (words !== undefined) return { words, values: {} }
    for (const { pattern, words } of templates) {
      const found = pattern.exec(sentence)
      if (found) return { words, values: numbersIn(found.groups ?? {}) }
    }
    return undefined
  }
}

const patternOf = (english: string) =>
  new RegExp(`^${english.replace(/[.?"]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>.+)')}$`, 's')

const numbersIn = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : value]),
  )
