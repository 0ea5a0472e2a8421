import { Failure } from '@mehfil/shared/errors'

/**
 * What `work` gives, or `unavailable` when it hangs: the caller gets a typed answer, and whatever the work
 * still brings is dropped. The work itself goes on; its own time limits end it.
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const cut = new Promise<never>((_, reject) => {
    const failure = new Failure('unavailable', 'This took too long. Try again in a moment.', {
      retryAfterMs: 1_000,
    })
    timer = setTimeout(reject, ms, failure)
  })
  try {
    return await Promise.race([work, cut])
  } finally {
    clearTimeout(timer)
  }
}
