import { editThought } from '@mehfil/shared/contract/thoughts'
import { LIMITS } from '@mehfil/shared/limits'
import { countGraphemes } from '@mehfil/shared/text'
import type { Thought } from '@mehfil/shared/thought'
import { type KeyboardEvent, useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { type Problem, problemOf } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { useKeptText } from '#lib/use-kept-text.ts'
import { Button } from '#ui/button/button.tsx'
import { GrowingText } from '#ui/growing-text/growing-text.tsx'
import { ProblemWords } from '#ui/notice/problem-words.tsx'
import styles from './edit-thought.module.css'
import { useThoughtActions } from './thought-actions.ts'

/** Edits a thought where it stands. What was typed stays when the server refuses it. */
export function EditThought({ thought, onClose }: { thought: Thought; onClose: () => void }) {
  const client = useClient()
  const { settle } = useThoughtActions()
  const [body, setBody, forget] = useKeptText(`edit:${thought.id}`, thought.body ?? '')
  const [problem, setProblem] = useState<Problem>()
  const [isSaving, setIsSaving] = useState(false)
  const isFit = body.trim() !== '' && countGraphemes(body) <= LIMITS.thoughtGraphemes

  const close = () => {
    forget()
    onClose()
  }

  const save = async () => {
    if (!isFit || isSaving) return
    if (body === thought.body) return close()
    setIsSaving(true)
    try {
      const answer = await client.call(editThought, { thoughtId: thought.id, body, rev: thought.rev })
      settle(answer.thought)
      close()
    } catch (error) {
      setProblem(problemOf(error))
      setIsSaving(false)
    }
  }

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
    if (event.key === 'Escape') close()
  }

  return (
    <div className={styles.edit}>
      <GrowingText
        value={body}
        onChange={setBody}
        label={t('thought.edit.label')}
        namesFrom={thought.topicId}
        onKeyDown={handleKeyDown}
        takesFocus
      />
      {problem && (
        <p className={styles.problem} role="alert">
          <ProblemWords problem={problem} />
        </p>
      )}
      <div className={styles.row}>
        <Button look="quiet" onClick={close}>
          {t('thought.edit.cancel')}
        </Button>
        <Button look="main" disabled={!isFit || isSaving} onClick={save}>
          {t('thought.edit.save')}
        </Button>
      </div>
    </div>
  )
}
