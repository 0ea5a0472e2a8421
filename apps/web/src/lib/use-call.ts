import type { FeedClient } from '@mehfil/client/feed-client'
import type { Command, InputOf, OutputOf } from '@mehfil/shared/contract/command'
import { useCallback, useEffect, useState } from 'react'
import { useClient } from './client-context.ts'
import { type Problem, problemOf } from './failure.ts'

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly problem: Problem }

const LOADING = { kind: 'loading' } as const

/** Asks once for this input, and again on `reload`, keeping what it has until the new answer is there. */
export function useCall<C extends Command>(command: C, input: InputOf<C>) {
  const client = useClient()
  const question = JSON.stringify([command.name, input])
  const [answer, setAnswer] = useState<{ question: string; loaded: Loaded<OutputOf<C>> }>()
  const [round, setRound] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `question` stands for command and input, `round` asks again
  useEffect(() => {
    let isCurrent = true
    const settle = (loaded: Loaded<OutputOf<C>>) => {
      if (isCurrent) setAnswer({ question, loaded })
    }
    void ask(client, command, input).then(settle)
    return () => {
      isCurrent = false
    }
  }, [client, question, round])

  const reload = useCallback(() => setRound(last => last + 1), [])
  const loaded: Loaded<OutputOf<C>> = answer?.question === question ? answer.loaded : LOADING
  return { loaded, reload }
}

async function ask<C extends Command>(
  client: FeedClient,
  command: C,
  input: InputOf<C>,
): Promise<Loaded<OutputOf<C>>> {
  try {
    return { kind: 'ready', value: await client.call(command, input) }
  } catch (error) {
    return { kind: 'failed', problem: problemOf(error) }
  }
}
