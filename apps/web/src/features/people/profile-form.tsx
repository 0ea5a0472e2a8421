import { editProfile } from '@mehfil/shared/contract/people'
import { LIMITS } from '@mehfil/shared/limits'
import type { User } from '@mehfil/shared/person'
import { type SubmitEvent, useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { type Problem, problemOf } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import { TextArea, TextField } from '#ui/field/field.tsx'
import { useNotices } from '#ui/notice/notice.ts'
import { ProblemWords } from '#ui/notice/problem-words.tsx'
import styles from './profile-form.module.css'

/** One's own name and bio. */
export function ProfileForm({ user, onSaved }: { user: User; onSaved: (user: User) => void }) {
  const client = useClient()
  const notices = useNotices()
  const [displayName, setDisplayName] = useState(user.displayName)
  const [bio, setBio] = useState(user.bio)
  const [problem, setProblem] = useState<Problem>()
  const problemAt = (field: string) => (problem?.field === field ? problem.message : undefined)

  const handleSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setProblem(undefined)
    try {
      onSaved((await client.call(editProfile, { displayName, bio })).user)
      notices.show(t('settings.saved'))
    } catch (error) {
      setProblem(problemOf(error))
    }
  }

  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <TextField
        label={t('account.displayName')}
        value={displayName}
        dir="auto"
        required
        maxLength={LIMITS.displayName}
        autoComplete="name"
        problem={problemAt('displayName')}
        onChange={event => setDisplayName(event.target.value)}
      />
      <TextArea
        label={t('settings.bio')}
        hint={t('settings.bio.hint')}
        isOptional
        value={bio}
        maxLength={LIMITS.bio}
        problem={problemAt('bio')}
        onChange={event => setBio(event.target.value)}
      />
      {problem && !problem.field && (
        <p role="alert">
          <ProblemWords problem={problem} />
        </p>
      )}
      <Button type="submit">{t('settings.save')}</Button>
    </form>
  )
}
