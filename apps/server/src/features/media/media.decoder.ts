import { Failure } from '@mehfil/shared/errors'
import type { DecoderAnswer, DecoderQuestion } from './media.messages.ts'
import { makePicture, restrainDecoder } from './media.pictures.ts'

/**
 * A process of its own for what strangers send: whatever a file does to the decoder, it does not do to the server,
 * and the memory that pictures take goes with the process. It has nothing to do once its channel is closed.
 */
restrainDecoder()

/** The terminal tells the whole group; when to end, the server says. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
process.once('disconnect', () => process.exit(0))

const answer = (what: DecoderAnswer) => {
  if (process.connected) process.send?.(what)
}

process.on('message', ({ file, kind }: DecoderQuestion) => {
  makePicture(file, kind).then(
    picture => answer({ ok: true, picture }),
    (error: unknown) => {
      if (!(error instanceof Failure)) throw error
      answer({ ok: false, error: { code: error.code, message: error.message } })
    },
  )
})
