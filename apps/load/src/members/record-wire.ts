import type { OpenLine } from '@mehfil/client/line'
import type { HistoryWriter } from '@mehfil/testkit/proof/history'

type Fields = Record<string, unknown>
type Written = { id: string; seq: number; rev: number }

/**
 * Notes what the server says in so many words: that a thought is written, that a reader was caught up, that she has
 * to start anew. It listens on the wire and not in the client, whose idea of these things is what is being judged.
 */
export function recordLines(openLine: OpenLine, history: HistoryWriter): OpenLine {
  return handlers => {
    const line = openLine(handlers)
    return {
      close: () => line.close(),
      async send(name, input) {
        const ack = await line.send(name, input)
        const { ok, ...output } = ack as Fields
        if (ok === true) noteAnswer(history, name, input as Fields, output)
        return ack
      },
    }
  }
}

/** The same for what goes over HTTP while there is no line. */
export function recordFetch(history: HistoryWriter): typeof fetch {
  return async (address, init) => {
    const response = await fetch(address, init)
    const [, topicId, what] = new URL(String(address)).pathname.match(/^\/api\/topics\/([^/]+)\/(\w+)$/) ?? []
    const since = Number(new URL(String(address)).searchParams.get('since'))
    const command = `${init?.method} ${what}`
    if (!response.ok || (command !== 'POST thoughts' && command !== 'GET changes')) return response
    const output = (await response.clone().json()) as Fields
    const name = command === 'POST thoughts' ? 'thought:post' : 'topic:changes-since'
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Fields) : {}
    noteAnswer(history, name, { topicId, since, ...body }, output)
    return response
  }
}

function noteAnswer(history: HistoryWriter, name: string, input: Fields, output: Fields) {
  const topicId = String(input.topicId)
  if (name === 'thought:post' && output.thought) {
    const { id, seq, rev } = output.thought as Written
    history.record({ kind: 'ok', clientId: String(input.clientId), id, seq, rev })
  }
  if ((name !== 'topic:watch' && name !== 'topic:changes-since') || input.since === undefined) return
  const { from, to } = output as { from: number; to: number }
  if (output.reset === true) history.record({ kind: 'reset', topicId, reason: 'server' })
  else if (to > from) history.record({ kind: 'caught-up', topicId, from, to })
}
