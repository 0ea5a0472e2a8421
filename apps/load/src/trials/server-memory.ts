const EVERY_MS = 250

export type MemoryWatch = {
  /** In bytes; of the second half of the time: the live heap with what lies outside it, and the largest whole process. */
  stop(): { live: number; whole: number }
}

/** Watches the memory of a server by what it tells its operators. */
export function watchMemory(url: string): MemoryWatch {
  const seen: { used: number; whole: number }[] = []
  const timer = setInterval(() => {
    // A scrape that fails is one sample less.
    read(url).then(
      sample => seen.push(sample),
      () => undefined,
    )
  }, EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      const late = seen.slice(seen.length / 2)
      return {
        // Rubbish comes and goes; what is left after a collection is what is held.
        live: Math.min(...late.map(({ used }) => used)),
        whole: Math.max(...late.map(({ whole }) => whole)),
      }
    },
  }
}

async function read(url: string) {
  const text = await (await fetch(`${url}/metrics`)).text()
  const gauge = (name: string) => Number(text.match(new RegExp(`^${name} (\\S+)$`, 'm'))?.[1])
  return {
    used: gauge('nodejs_heap_size_used_bytes') + gauge('nodejs_external_memory_bytes'),
    whole: gauge('process_resident_memory_bytes'),
  }
}
