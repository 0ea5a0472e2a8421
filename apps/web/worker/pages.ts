import type { ToPage } from '../src/lib/worker-words.ts'

/** A page that is frozen, or none of ours, does not answer. */
const ANSWER_WITHIN_MS = 2_000

/** Which version a page is of; undefined where it does not say. */
export function ask(page: Client): Promise<string | undefined> {
  const { port1, port2 } = new MessageChannel()
  const question: ToPage = { kind: 'which' }
  return new Promise(resolve => {
    const end = (version?: string) => {
      clearTimeout(timer)
      port1.close()
      resolve(version)
    }
    const timer = setTimeout(end, ANSWER_WITHIN_MS)
    port1.onmessage = ({ data }) => end(data)
    page.postMessage(question, [port2])
  })
}
