import type { Plugin, Rollup } from 'vite'
import { type Catalogue, nameFaults } from './catalogue-faults.ts'
import { initialChunks } from './initial-chunks.ts'

type Keys = readonly string[]

type Words = {
  readonly english: { readonly first: Catalogue; readonly later: Catalogue; readonly sentences: Catalogue }
  /** By language: all that it has, the sentences of the server as well. */
  readonly translations: Readonly<Record<string, Catalogue>>
}

/** A key in quotes, or the part of one before a value: `reaction.${kind}`. */
const SAID = /['"`]([a-zA-Z]+(?:\.[a-zA-Z]+)+)['"`]|`([a-zA-Z.]+\.)\$\{/g

/**
 * Fails the build when a word is in the wrong catalogue: the page itself may only say what is in `first`, for the `later`
 * ones come with its pieces, and what only these say should not come with the page. And when nobody says it, or one of
 * the `translations` fills in other names than the English words.
 */
export function wordsInPlace({ english, translations }: Words): Plugin {
  const [first, later] = [Object.keys(english.first), Object.keys(english.later)]
  const all = [...first, ...later]
  const saidBy = new Map<string, Set<string>>()
  return {
    name: 'words-in-place',
    apply: 'build',
    transform: {
      order: 'pre',
      filter: { id: { include: /\/web\/src\/.+\.tsx?$/, exclude: /\/lib\/i18n\// } },
      handler(code, id) {
        saidBy.set(id, saidIn(code, all))
      },
    },
    buildStart() {
      const whole = { ...english.first, ...english.later, ...english.sentences }
      const faults = Object.entries(translations).flatMap(([language, own]) =>
        nameFaults(whole, own, language),
      )
      if (faults.length > 0) this.error(`Words that do not fit the English ones:\n  ${faults.join('\n  ')}`)
    },
    generateBundle(_options, bundle) {
      const saidBySome = (chunks: readonly Rollup.OutputChunk[]) =>
        new Set(chunks.flatMap(({ moduleIds }) => moduleIds.flatMap(id => [...(saidBy.get(id) ?? [])])))
      const byPage = saidBySome(initialChunks(bundle, ({ isEntry }) => isEntry))
      const byAny = saidBySome(Object.values(bundle).filter(output => output.type === 'chunk'))
      const faults = misplaced({ first, later, byPage, byAny })
      if (faults.length > 0)
        this.error(`Words out of place:\n${faults.map(fault => `  ${fault}`).join('\n')}`)
    },
  }
}

type Said = { byPage: ReadonlySet<string>; byAny: ReadonlySet<string> }

/** One sentence for each word that is in the wrong catalogue, or in one for nothing. */
export function misplaced({ first, later, byPage, byAny }: { first: Keys; later: Keys } & Said): string[] {
  return [
    ...[...first, ...later].filter(key => !byAny.has(key)).map(key => `${key}: nobody says it.`),
    ...later
      .filter(key => byPage.has(key))
      .map(key => `${key}: the page itself says it, so it belongs to the first words.`),
    ...first
      .filter(key => byAny.has(key) && !byPage.has(key))
      .map(key => `${key}: only pieces say it, so it need not come with the page.`),
  ]
}

/** The keys of `all` that a source says. */
export function saidIn(code: string, all: Keys): Set<string> {
  const said = [...code.matchAll(SAID)]
  return new Set(
    all.filter(key => said.some(([, whole, part]) => key === whole || (part && key.startsWith(part)))),
  )
}
