import { startEmbedded } from '../src/db/embedded/embedded.ts'

/** A stand-in for a server that holds a data folder until it is killed. */
const database = await startEmbedded({ dataDir: process.argv[2] ?? '' })
process.send?.(database.url)
setInterval(() => undefined, 60_000)
