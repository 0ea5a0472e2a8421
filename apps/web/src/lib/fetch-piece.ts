export type PieceSurroundings = {
  /** Resolves when it is worth asking again; gets how often it was asked in vain. */
  again(failures: number): Promise<void>
  /** True when the server answers: what it does not give then it no longer has. */
  isServerThere(): Promise<boolean>
}

/** Asks in vain while the server answers, before the piece is taken for gone. */
const GONE_AFTER = 2

/**
 * Fetches a piece of the app until it is there: a line that is gone for a while must not take the page with it. Throws
 * what `load` threw once the server answers without having the piece, as after a new version was put there.
 */
export async function fetchPiece<T>(load: () => Promise<T>, surroundings: PieceSurroundings): Promise<T> {
  let refusals = 0
  for (let failures = 1; ; failures++) {
    try {
      return await load()
    } catch (error) {
      if (await surroundings.isServerThere()) refusals++
      if (refusals >= GONE_AFTER) throw error
      await surroundings.again(failures)
    }
  }
}
