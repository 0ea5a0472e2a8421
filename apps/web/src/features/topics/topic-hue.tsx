import type { Topic } from '@mehfil/shared/topic'
import type { ReactNode } from 'react'
import { hueProps } from '#lib/hue.ts'

/** Gives what is inside the colours of a topic, and is no box itself. */
export function TopicHue({ topic, children }: { topic: Topic; children: ReactNode }) {
  const { style, ...attributes } = hueProps(topic.color)
  return (
    <div {...attributes} style={{ ...style, display: 'contents' }}>
      {children}
    </div>
  )
}
