import { changePassword } from '@mehfil/shared/contract/accounts'
import { type SubmitEvent, useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { type Problem, problemOf } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import { useNotices } from '#ui/notice/notice.ts'
import { ProblemWords } from '#ui/notice/problem-words.tsx'
import { PasswordField } from './password-field.tsx'
import styles from './settings.module.css'

/** Changes the password, which signs out everywhere else. */
export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const client = useClient()
  const notices = useNotices()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [problem, setProblem] = useState<Problem>()

  const handleSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setProblem(undefined)
    try {
      await client.call(changePassword, { current, next })
      setCurrent('')
      setNext('')
      notices.show(t('settings.password.done'))
      onChanged()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }

  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <PasswordField
        label={t('settings.password.current')}
        value={current}
        autoComplete="current-password"
        problem={problem?.field && problem.field !== 'next' ? problem.message : undefined}
        onChange={setCurrent}
      />
      <PasswordField
        label={t('settings.password.next')}
        hint={t('account.password.hint')}
        value={next}
        autoComplete="new-password"
        problem={problem?.field === 'next' ? problem.message : undefined}
        onChange={setNext}
      />
      {problem && !problem.field && (
        <p role="alert">
          <ProblemWords problem={problem} />
        </p>
      )}
      <Button type="submit">{t('settings.password.submit')}</Button>
    </form>
  )
}
