import { KeptApart } from '#features/people/kept-apart.tsx'
import { t } from '#lib/i18n/translate.ts'
import { Section } from './section.tsx'

/** Whom she does not want to see. */
export const ApartSettings = () => (
  <Section title={t('relation.apart.title')}>
    <KeptApart />
  </Section>
)
