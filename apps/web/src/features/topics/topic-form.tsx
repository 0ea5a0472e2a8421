import { createTopic } from '@mehfil/shared/contract/topics'
import { LIMITS } from '@mehfil/shared/limits'
import type { Topic } from '@mehfil/shared/topic'
import { type SubmitEvent, useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { type Problem, problemOf } from '#lib/failure.ts'
import { hueProps } from '#lib/hue.ts'
import { t } from '#lib/i18n/translate.ts'
import { useKeptText } from '#lib/use-kept-text.ts'
import { Button } from '#ui/button/button.tsx'
import { TextArea, TextField } from '#ui/field/field.tsx'
import { ProblemWords } from '#ui/notice/problem-words.tsx'
import { HuePicker } from './hue-picker.tsx'
import { slugOf, typedSlug } from './slug.ts'
import { useTopicBook } from './topic-book-context.ts'
import { TopicDot } from './topic-dot.tsx'
import styles from './topic-form.module.css'

/** Opens a topic. The address follows the name until somebody types another. */
export function TopicForm({ onOpened }: { onOpened: (topic: Topic) => void }) {
  const client = useClient()
  const book = useTopicBook()
  const [name, setName, forgetName] = useKeptText('topic:name', '')
  const [ownSlug, setOwnSlug] = useState<string>()
  const [description, setDescription, forgetDescription] = useKeptText('topic:description', '')
  const [hue, setHue] = useState(8)
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setIsBusy] = useState(false)
  const slug = ownSlug ?? slugOf(name)
  const problemAt = (field: string) => (problem?.field === field ? problem.message : undefined)

  const handleSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setIsBusy(true)
    try {
      const about = description.trim() ? { description } : {}
      const { topic } = await client.call(createTopic, { slug, name, color: hue, ...about })
      forgetName()
      forgetDescription()
      book.put([topic])
      await client.topics.refresh()
      onOpened(topic)
    } catch (error) {
      setProblem(problemOf(error))
      setIsBusy(false)
    }
  }

  return (
    <form className={styles.form} onSubmit={handleSubmit} {...hueProps(hue)}>
      <TextField
        label={t('topicForm.name')}
        value={name}
        maxLength={LIMITS.topicName}
        dir="auto"
        required
        autoComplete="off"
        problem={problemAt('name')}
        onChange={event => setName(event.target.value)}
      />
      <TextField
        label={t('topicForm.slug')}
        hint={t('topicForm.slug.hint')}
        value={slug}
        minLength={LIMITS.topicSlugMin}
        maxLength={LIMITS.topicSlugMax}
        dir="ltr"
        required
        autoComplete="off"
        spellCheck={false}
        problem={problemAt('slug')}
        onChange={event => setOwnSlug(typedSlug(event.target.value))}
      />
      <TextArea
        label={t('topicForm.description')}
        isOptional
        value={description}
        maxLength={LIMITS.topicDescription}
        problem={problemAt('description')}
        onChange={event => setDescription(event.target.value)}
      />
      <HuePicker hue={hue} onChange={setHue} />
      <p className={styles.preview}>
        <TopicDot isLarge /> <bdi>{name || t('topicForm.preview')}</bdi>
      </p>
      {problem && !problem.field && (
        <p className={styles.problem} role="alert">
          <ProblemWords problem={problem} />
        </p>
      )}
      <Button look="main" type="submit" disabled={isBusy}>
        {t('topicForm.submit')}
      </Button>
    </form>
  )
}
