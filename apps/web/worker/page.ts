import { isAnswer } from './way-of.ts'

/** So long somebody looks at nothing for a fresh page; then it is the kept one, which asks for what is new by itself. */
export const PATIENCE_MS = 3_000

/** A page: from the network, which may know more than we do, else the shell, which shows what this browser kept. */
export async function page(
  network: Promise<Response>,
  findShell: () => Promise<Response | undefined>,
): Promise<Response> {
  const fresh = await within(network)
  if (fresh && isAnswer(fresh)) return fresh
  return (await findShell()) ?? network
}

/** Undefined when it fails, or takes too long. */
function within(network: Promise<Response>): Promise<Response | undefined> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, PATIENCE_MS, undefined)
    void network
      .catch(() => undefined)
      .then(response => {
        clearTimeout(timer)
        resolve(response)
      })
  })
}
