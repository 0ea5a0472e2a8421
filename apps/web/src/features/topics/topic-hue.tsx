import type { ReactNode } from 'react'
import { hueProps } from '#lib/hue.ts'

/** Gives what is inside the colours of a topic, and is no box itself. */
export function TopicHue({ color, children }: { color: number; children: ReactNode }) {
  const { style, ...attributes } = hueProps(color)
  return (
    <div {...attributes} style={{ ...style, display: 'contents' }}>
      {children}
    </div>
  )
}
