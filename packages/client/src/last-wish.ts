type Run = { wanted: boolean; done: Promise<void> }

/** What is wished by key, one question at a time for each: of the wishes that come meanwhile the last one wins. */
export function createLastWish() {
  const runs = new Map<string, Run>()

  async function settle(run: Run, grant: (wanted: boolean) => Promise<void>) {
    let granted: boolean | undefined
    while (granted !== run.wanted) {
      const { wanted } = run
      await grant(wanted)
      granted = wanted
    }
  }

  return {
    /** What is wished and not settled yet. */
    of: (key: string): boolean | undefined => runs.get(key)?.wanted,

    /** Settles when the last wish is granted; rejects, and forgets it, when `grant` does. */
    wish(key: string, wanted: boolean, grant: (wanted: boolean) => Promise<void>): Promise<void> {
      const known = runs.get(key)
      if (known) {
        known.wanted = wanted
        return known.done
      }
      const run: Run = { wanted, done: Promise.resolve() }
      runs.set(key, run)
      run.done = settle(run, grant).finally(() => {
        if (runs.get(key) === run) runs.delete(key)
      })
      return run.done
    },

    /** They were somebody else’s: what is under way ends by itself, and whoever wishes now begins anew. */
    clear: () => runs.clear(),
  }
}
