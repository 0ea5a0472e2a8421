import { expect, test } from 'vitest'
import { slidesIn } from './slides-in.ts'

const at = (ms: number) => ({ createdAt: new Date(ms).toISOString() })

test('a card that came in this moment slides in, one of a crowd or of yesterday does not', () => {
  const noon = Date.UTC(2026, 0, 1, 12)
  expect(slidesIn(at(noon), noon + 100)).toBe(true)
  expect(slidesIn(at(noon + 50), noon + 150)).toBe(false)
  expect(slidesIn(at(noon + 900), noon + 1_000)).toBe(false)
  expect(slidesIn(at(noon - 86_400_000), noon + 1_500)).toBe(false)
  expect(slidesIn(at(noon + 2_500), noon + 2_600)).toBe(true)
})
