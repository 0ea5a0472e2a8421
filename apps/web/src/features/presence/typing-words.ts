import { t } from '#lib/i18n/translate.ts'

/** A name keeps to its own direction beside words of another. */
const isolated = (name: string) => `\u2068${name}\u2069`

/** Who is typing, in one line; empty when nobody is. */
export function typingWords(names: readonly string[]): string {
  const [first = '', second = ''] = names.map(isolated)
  if (names.length === 0) return ''
  if (names.length === 1) return t('typing.one', { name: first })
  return names.length === 2 ? t('typing.two', { first, second }) : t('typing.several')
}
