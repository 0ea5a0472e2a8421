import type { Problem } from '#lib/failure.ts'
import { t } from '#lib/i18n/translate.ts'
import { waitingTime } from '#lib/time.ts'
import { useSecondsLeft } from '#lib/use-seconds-left.ts'
import styles from './status-line.module.css'

/** What went wrong. A time to wait counts down by itself: for eyes, as ears are told once. */
export function ProblemWords({ problem: { message, until } }: { problem: Problem }) {
  if (until === undefined) return message
  return (
    <>
      <span className={styles.spoken}>{message}</span>
      <span aria-hidden>
        <TimeLeft until={until} />
      </span>
    </>
  )
}

export function TimeLeft({ until }: { until: number }) {
  const seconds = useSecondsLeft(until)
  return seconds > 0 ? t('problem.tooMuch', { time: waitingTime(seconds * 1000) }) : t('problem.goOn')
}
