import { type ReactNode, Suspense } from 'react'
import { useMedia } from '#lib/use-media.ts'

/** What stands in the right margin: neither fetched nor drawn where there is none. */
export function WideOnly({ children }: { children: ReactNode }) {
  const isWide = useMedia('(min-width: 1121px)')
  return isWide ? <Suspense>{children}</Suspense> : null
}
