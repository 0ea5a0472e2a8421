import { logIn, register } from '@mehfil/shared/contract/accounts'
import { LIMITS } from '@mehfil/shared/limits'
import type { User } from '@mehfil/shared/person'
import { type SubmitEvent, useState } from 'react'
import { Link } from 'wouter'
import { useClient } from '#lib/client-context.ts'
import { type Problem, problemOf } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { Button } from '#ui/button/button.tsx'
import { TextField } from '#ui/field/field.tsx'
import { ProblemWords } from '#ui/notice/problem-words.tsx'
import { enter } from './account.ts'
import { PasswordField } from './password-field.tsx'
import styles from './sign-form.module.css'

type SignFormProps = { isNew: boolean; search: string; onDone: (user: User) => void }

/** One form for both: who is new also says a name. */
export function SignForm({ isNew, search, onDone }: SignFormProps) {
  const client = useClient()
  const [handle, setHandle] = useState('')
  const [displayName, setDisplayName] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setIsBusy] = useState(false)
  const problemAt = (field: string) => (problem?.field === field ? problem.message : undefined)

  const handleSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setIsBusy(true)
    setProblem(undefined)
    try {
      const name = displayName.trim() ? { displayName } : {}
      const { user } = isNew
        ? await client.call(register, { handle, password, ...name })
        : await client.call(logIn, { handle, password })
      enter(client, user)
      onDone(user)
    } catch (error) {
      setProblem(problemOf(error))
      setIsBusy(false)
    }
  }

  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <h1 className={styles.title}>{isNew ? t('account.signUp.title') : t('account.signIn.title')}</h1>
      <p className={styles.text}>{isNew ? t('account.signUp.text') : t('account.signIn.text')}</p>
      <TextField
        label={t('account.handle')}
        hint={isNew ? t('account.handle.hint') : undefined}
        value={handle}
        dir="ltr"
        required
        autoFocus
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        problem={problemAt('handle')}
        onChange={event => setHandle(event.target.value)}
      />
      {isNew && (
        <TextField
          label={t('account.displayName')}
          hint={t('account.displayName.hint')}
          isOptional
          value={displayName}
          dir="auto"
          maxLength={LIMITS.displayName}
          autoComplete="name"
          problem={problemAt('displayName')}
          onChange={event => setDisplayName(event.target.value)}
        />
      )}
      <PasswordField
        label={t('account.password')}
        hint={isNew ? t('account.password.hint') : undefined}
        value={password}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        problem={problemAt('password')}
        onChange={setPassword}
      />
      {problem && !problem.field && (
        <p className={styles.problem} role="alert">
          {problem.code === 'unauthenticated' ? t('account.wrong') : <ProblemWords problem={problem} />}
        </p>
      )}
      <Button look="main" type="submit" disabled={isBusy} className={styles.submit}>
        {isNew ? t('account.signUp.submit') : t('account.signIn.submit')}
      </Button>
      <Link href={(isNew ? paths.signIn : paths.signUp) + search} className={styles.other}>
        {isNew ? t('account.toSignIn') : t('account.toSignUp')}
      </Link>
    </form>
  )
}
