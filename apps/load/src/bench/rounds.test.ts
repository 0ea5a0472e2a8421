import { expect, test } from 'vitest'
import { playRounds } from './rounds.ts'

const calm = { server: 0.5, generator: 0.1, others: 0, generatorLagMs: 1 }
const disturbed = { ...calm, others: 0.5 }

function sidesOf(order: string[], usages: (typeof calm)[] = []) {
  const play = (side: string) => async () => {
    order.push(side)
    return { value: order.length, usage: usages.shift() ?? calm }
  }
  return new Map([
    ['ours', play('ours')],
    ['reference', play('reference')],
  ])
}

const quiet = { say: () => undefined }

test('sides alternate, and so does who begins', async () => {
  const order: string[] = []
  await playRounds(sidesOf(order), { rounds: 3, noisy: false, ...quiet })
  expect(order).toEqual(['ours', 'reference', 'reference', 'ours', 'ours', 'reference'])
})

test('a void round is played again, and kept as void', async () => {
  const order: string[] = []
  const usages = [disturbed, calm, disturbed, disturbed, disturbed]
  const rounds = await playRounds(sidesOf(order, usages), { rounds: 1, noisy: false, ...quiet })
  expect(rounds.map(round => [round.side, round.void !== undefined])).toEqual([
    ['ours', true],
    ['ours', false],
    ['reference', true],
    ['reference', true],
    ['reference', true],
  ])
})

test('where noise is allowed, every round counts', async () => {
  const order: string[] = []
  const rounds = await playRounds(sidesOf(order, [disturbed]), { rounds: 1, noisy: true, ...quiet })
  expect(rounds.map(round => round.void)).toEqual([undefined, undefined])
})
