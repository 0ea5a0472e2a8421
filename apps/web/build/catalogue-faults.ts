type Message = string | Readonly<Record<string, string>>
export type Catalogue = Readonly<Record<string, Message>>

/** One sentence for each `{name}` that a translation lacks, or has beside those of the English words. */
export function nameFaults(english: Catalogue, translated: Catalogue, language: string): string[] {
  return Object.entries(english).flatMap(([key, message]) => {
    const wanted = namesIn(message)
    const words = translated[key]
    if (words === undefined) return [`${language}: ${key} is missing.`]
    const forms = typeof words === 'string' ? [words] : Object.values(words)
    return forms.flatMap(form => {
      const names = namesIn(form)
      const lacks = [...wanted].filter(name => !names.has(name))
      const surplus = [...names].filter(name => !wanted.has(name))
      return [
        ...lacks.map(name => `${language}: ${key} lacks {${name}}.`),
        ...surplus.map(name => `${language}: ${key} has no {${name}} to fill in.`),
      ]
    })
  })
}

const namesIn = (message: Message) => {
  const text = typeof message === 'string' ? message : Object.values(message).join()
  return new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
}
