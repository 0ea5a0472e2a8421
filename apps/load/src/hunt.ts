import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { check } from '@mehfil/testkit/proof/checker'
import { saveHistory } from '@mehfil/testkit/proof/history-file'
import { createNemesis } from '@mehfil/testkit/proof/nemesis'
import { seededRandom } from '@mehfil/testkit/seeded-random'
import { createActs } from './chaos/acts.ts'
import { bringCast } from './chaos/cast.ts'
import { readFinalDatabase } from './chaos/final-database.ts'
import { startOpenLoop } from './chaos/open-loop.ts'
import { settle } from './chaos/settle.ts'
import { setStage } from './chaos/stage.ts'
const folder = mkdtempSync(path.join(tmpdir(), 'mehfil-chaos-'))
const wanted = new RegExp(process.argv[2] ?? '.')
const seconds = Number(process.argv[3] ?? 20)
const every = Number(process.argv[4] ?? 300)
const seed = Number(process.argv[5] ?? 1)
const random = seededRandom(seed)
const stage = await setStage({ nodeCount: Number(process.argv[6] ?? 1), folder, random })
const cast = await bringCast(stage, { clients: 5, topics: 2, now: () => performance.now(), random })
const acts = createActs(cast.clients, cast.topicIds, seededRandom(seed + 1))
const faults = [...stage.faults, ...cast.faults].filter(f => wanted.test(f.kind))
const nemesis = createNemesis({ faults, random: seededRandom(seed + 2), everyMs: [every / 2, every * 1.5], now: () => performance.now() })
const loop = startOpenLoop(Number(process.argv[7] ?? 15), acts.next)
nemesis.start()
await sleep(seconds * 1000)
loop.stop()
await nemesis.stop()
const settled = await settle({ clients: cast.clients, acts, databaseUrl: stage.databaseUrl, topicIds: cast.topicIds })
for (const c of cast.clients) c.end()
const evidence = { histories: cast.clients.map(c => c.history), database: await readFinalDatabase(stage.databaseUrl, cast.topicIds), faults: nemesis.counts() }
const verdict = check(evidence, {})
console.log(JSON.stringify({ settled, faults: nemesis.counts(), verdict }, null, 1), stage.nodes.flatMap(n => n.crashes))
for (const h of evidence.histories) await saveHistory(path.join(folder, `${h.name}.jsonl`), h)
writeFileSync(path.join(folder, 'database.json'), JSON.stringify(evidence.database, null, 1))
writeFileSync(path.join(folder, 'report.json'), JSON.stringify({ faultLog: nemesis.log }, null, 1))
console.log(folder)
await cast.stop(); await stage.stop(); process.exit()
