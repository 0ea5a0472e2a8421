import { inEachLanguage, t } from '#lib/i18n/translate.ts'
import type { When } from './asked.ts'

const dayFormat = inEachLanguage(of => new Intl.DateTimeFormat(of, { dateStyle: 'medium' }))

/** A day of the calendar, such as 2026-11-22, as people write it. */
const shortDay = (text: string) => dayFormat().format(new Date(`${text}T00:00`))

/** A time in words; undefined for any. */
export function whenWords(when: When): string | undefined {
  switch (when.kind) {
    case 'any':
      return undefined
    case 'last':
      return t(`search.when.${when.span}`)
    case 'days': {
      const [from, to] = [when.from && shortDay(when.from), when.to && shortDay(when.to)]
      if (from && to) return from === to ? from : t('search.when.between', { from, to })
      return from ? t('search.when.since', { from }) : t('search.when.until', { to: to ?? '' })
    }
  }
}
