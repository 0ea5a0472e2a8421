import type { ToWorker } from '#lib/worker-words.ts'

/** Which version a worker is of. */
export function askVersion(worker: ServiceWorker): Promise<string> {
  const { port1, port2 } = new MessageChannel()
  const question: ToWorker = { kind: 'which' }
  return new Promise(resolve => {
    port1.onmessage = ({ data }: MessageEvent<string>) => {
      port1.close()
      resolve(data)
    }
    worker.postMessage(question, [port2])
  })
}
