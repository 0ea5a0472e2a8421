import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Failure, failureFrom } from '@mehfil/shared/errors'
import { createTurns } from '#platform/turns.ts'
import type { PictureKind } from './media.kind.ts'
import type { DecoderAnswer, DecoderQuestion } from './media.messages.ts'
import type { Picture } from './media.pictures.ts'

/** Pictures that may wait, each on the disk: a picture takes about a second. */
const WAITING = 20
/** A decoder that does not answer for so long is ended; its own time limit should have ended the work before. */
const ANSWERS_WITHIN_MS = 120_000
/** How long it stays for the next picture. */
const IDLE_MS = 20_000

/** It lies beside this file, as TypeScript in the sources and as JavaScript in the bundle. */
function startDecoder(): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts')
  const file = fileURLToPath(new URL(isSource ? './media.decoder.ts' : './decoder.js', import.meta.url))
  const decoder = fork(file, [], {
    execArgv: isSource ? ['--import', createRequire(import.meta.url).resolve('tsx')] : [],
    // Nothing of our settings, which have secrets in them; and large blocks of memory go back once they are free.
    env: { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  decoder.unref()
  decoder.channel?.unref()
  return decoder
}

const unreadable = () =>
  new Failure('unsupported-media', 'This picture cannot be read. Try another copy of it, or another picture.')

/** One question; whatever ends the decoder instead of an answer, it is the picture that it had before it. */
function ask(decoder: ChildProcess, question: DecoderQuestion): Promise<DecoderAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      decoder.off('message', handleAnswer).off('exit', handleEnd).off('error', handleEnd)
      finish()
    }
    const handleAnswer = (answer: unknown) => settle(() => resolve(answer as DecoderAnswer))
    const handleEnd = () => settle(() => reject(unreadable()))
    const timer = setTimeout(() => decoder.kill('SIGKILL'), ANSWERS_WITHIN_MS)
    decoder.on('message', handleAnswer).on('exit', handleEnd).on('error', handleEnd)
    decoder.send(question, error => error && handleEnd())
  })
}

/** Where pictures are made, one at a time, in a process that is there only while there is something to make. */
export function createWorkshop({ idleMs = IDLE_MS } = {}) {
  const turns = createTurns({ atOnce: 1, waiting: WAITING })
  let decoder: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined

  const isAlive = (one: ChildProcess | undefined): one is ChildProcess => one?.connected === true

  function close() {
    clearTimeout(idle)
    if (isAlive(decoder)) decoder.disconnect()
    decoder = undefined
  }

  return {
    counts: turns.counts,

    /** Throws a `Failure` that says what is wrong with the picture. */
    make: (file: string, kind: PictureKind): Promise<Picture> =>
      turns.take(async () => {
        clearTimeout(idle)
        if (!isAlive(decoder)) decoder = startDecoder()
        try {
          const answer = await ask(decoder, { file, kind })
          if (!answer.ok) throw failureFrom(answer.error)
          return answer.picture
        } finally {
          idle = setTimeout(close, idleMs).unref()
        }
      }),

    close,
  }
}

export type Workshop = ReturnType<typeof createWorkshop>
