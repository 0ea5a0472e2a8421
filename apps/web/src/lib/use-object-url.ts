import { useEffect, useLayoutEffect, useRef, useState } from 'react'

/** An address for a blob, given back when it is no longer drawn. Another `name` is another blob. */
export function useObjectUrl(blob: Blob, name: unknown = blob): string | undefined {
  const latest = useRef(blob)
  const [url, setUrl] = useState<string>()
  useLayoutEffect(() => {
    latest.current = blob
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name stands for the blob, which other tabs copy
  useEffect(() => {
    const made = URL.createObjectURL(latest.current)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [name])
  return url
}
