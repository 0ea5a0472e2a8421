import { migrate } from '../src/db/migrate.ts'

/** One of the processes that start at once in the test of migrations. */
const [url = '', folder = ''] = process.argv.slice(2)
await migrate({ url, folder })
