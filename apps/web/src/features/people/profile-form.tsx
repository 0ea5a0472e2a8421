import { editProfile } from '@mehfil/shared/contract/people'
import { LIMITS } from '@mehfil/shared/limits'
import type { User } from '@mehfil/shared/person'
import { type SubmitEvent, useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { type Problem, problemOf } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { dropProps, useDropGuard } from '#lib/pictures/drop-props.ts'
import { Button } from '#ui/button/button.tsx'
import { TextArea, TextField } from '#ui/field/field.tsx'
import { useNotices } from '#ui/notice/notice.ts'
import { ProblemWords } from '#ui/notice/problem-words.tsx'
import { PortraitField } from './portrait-field.tsx'
import styles from './profile-form.module.css'
import { usePortrait } from './use-portrait.ts'

/** What is wrong with these is said where they stand. */
const FIELDS = ['displayName', 'bio']

/** One's own picture, name and bio. */
export function ProfileForm({ user, onSaved }: { user: User; onSaved: (user: User) => void }) {
  const client = useClient()
  useDropGuard()
  const notices = useNotices()
  const [displayName, setDisplayName] = useState(user.displayName)
  const [bio, setBio] = useState(user.bio)
  const { portrait, pick, send, remove, keep } = usePortrait()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const problemAt = (field: string) => (problem?.field === field ? problem.message : undefined)

  const handleSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isBusy) return
    setProblem(undefined)
    setIsBusy(true)
    try {
      const avatar = await send()
      onSaved(
        (await client.call(editProfile, { displayName, bio, ...(avatar !== undefined && { avatar }) })).user,
      )
      keep()
      notices.show(t('settings.saved'))
    } catch (error) {
      setProblem(problemOf(error))
    }
    setIsBusy(false)
  }

  return (
    <form className={styles.form} onSubmit={handleSubmit} {...dropProps(pick)}>
      <PortraitField user={user} portrait={portrait} onPick={pick} onRemove={remove} onKeep={keep} />
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
      {problem && !FIELDS.includes(problem.field ?? '') && (
        <p role="alert">
          <ProblemWords problem={problem} />
        </p>
      )}
      <Button type="submit" disabled={isBusy || portrait.kind === 'preparing'}>
        {t('settings.save')}
      </Button>
    </form>
  )
}
