import { Link } from 'wouter'
import { hueProps } from '#lib/hue.ts'
import { paths } from '#lib/paths.ts'
import styles from './topic-chip.module.css'
import { TopicDot } from './topic-dot.tsx'
import type { TopicSign } from './topic-sign.ts'

/** Where a thought was shared, in a feed of several topics. */
export function TopicChip({ topic }: { topic: TopicSign }) {
  return (
    <Link href={paths.topic(topic.slug)} className={styles.chip} {...hueProps(topic.color)}>
      <TopicDot />
      <bdi>{topic.name}</bdi>
    </Link>
  )
}
