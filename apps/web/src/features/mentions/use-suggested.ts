import { suggestPeople } from '@mehfil/shared/contract/people'
import { useEffect, useMemo, useState } from 'react'
import { useClient, useUser } from '#lib/client-context.ts'
import { type Candidate, matching } from './known-people.ts'

/** Who still types asks something else a moment later. */
const PAUSE_MS = 150

type Answer = { readonly question: string; readonly people: readonly Candidate[] }

/**
 * Whom somebody may mean: at once those whom this browser knows, who types just now first, then the server's answer.
 * Without a line it stays with the former. An answer to what is no longer asked is not looked at.
 */
export function useSuggested(prefix: string | undefined, topicId: string): readonly Candidate[] {
  const client = useClient()
  const me = useUser()?.id
  const question = `${topicId} ${prefix}`
  const [answer, setAnswer] = useState<Answer>()

  useEffect(() => {
    if (prefix === undefined) return
    const asking = new AbortController()
    const ask = () =>
      client.call(suggestPeople, { prefix, topicId }, asking.signal).then(
        ({ people }) => asking.signal.aborted || setAnswer({ question, people }),
        () => undefined,
      )
    const timer = setTimeout(ask, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [client, prefix, topicId, question])

  return useMemo(() => {
    if (prefix === undefined) return []
    if (answer?.question === question) return answer.people
    const typing = client.presence.topics.get().get(topicId)?.typing ?? []
    const here = typing.flatMap(id => client.people.get(id) ?? [])
    const known = [...here, ...(answer?.people ?? []), ...client.people.lately()]
    const isOffered = ({ id }: Candidate) => {
      const relation = client.relations.of(id)
      return id !== me && !relation?.blocks && !relation?.mutes
    }
    return matching(known.filter(isOffered), prefix)
  }, [client, me, prefix, topicId, question, answer])
}
