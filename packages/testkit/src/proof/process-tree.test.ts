import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { descendantsOf } from './process-tree.ts'

test.runIf(process.platform === 'linux')('descendants are children and theirs, parents first', async () => {
  const child = spawn('sh', ['-c', 'sleep 30 & echo $!; wait'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  const pid = child.pid ?? 0
  const grandchild = Number(String(said))
  const found = descendantsOf(process.pid)
  expect(found).toContain(pid)
  expect(found.indexOf(grandchild)).toBeGreaterThan(found.indexOf(pid))
  expect(descendantsOf(pid)).toEqual([grandchild])
  // No descendant is ever signalled that is not found here a moment before.
  for (const own of descendantsOf(pid)) process.kill(own, 'SIGKILL')
  await once(child, 'exit')
  expect(descendantsOf(process.pid)).not.toContain(pid)
})
