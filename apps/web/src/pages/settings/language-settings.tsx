import { LANGUAGES, type Language } from '@mehfil/shared/language'
import { Languages } from 'lucide-react'
import { useState } from 'react'
import { chooseLanguage } from '#lib/i18n/page-language.ts'
import { language, t } from '#lib/i18n/translate.ts'
import { useReadable } from '#lib/use-readable.ts'
import { useNotices } from '#ui/notice/notice.ts'
import styles from './choices.module.css'

/** Each as its readers call it: whoever does not read the language of the page finds the own one. */
const NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  ur: 'اردو',
  hi: 'हिन्दी',
  bn: 'বাংলা',
}

/** The language of this browser's pages. */
export function LanguageSettings() {
  const chosen = useReadable(language)
  const notices = useNotices()
  // Marked at once, while its words are on their way.
  const [wanted, setWanted] = useState(chosen)
  const choose = async (of: Language) => {
    setWanted(of)
    try {
      await chooseLanguage(of)
    } catch (error) {
      setWanted(language.get())
      notices.fail(error)
    }
  }
  return (
    <fieldset className={styles.choices}>
      <legend>
        <Languages size={16} aria-hidden /> {t('settings.language')}
      </legend>
      {LANGUAGES.map(each => (
        <label key={each} className={styles.choice}>
          <input type="radio" name="language" checked={each === wanted} onChange={() => void choose(each)} />
          <bdi lang={each}>{NAMES[each]}</bdi>
        </label>
      ))}
    </fieldset>
  )
}
