import type { Input } from './calls.ts'

const deep = (depth: number): unknown => {
  let value: unknown = 'deep'
  for (let n = 0; n < depth; n++) value = n % 2 === 0 ? { inner: value } : [value]
  return value
}

/** With a field of its own of that name, as JSON brings it; a literal would set the prototype instead. */
const own = (json: string): unknown => JSON.parse(json)

const ID = '01920000-0000-7000-8000-000000000000'

/** What nobody should send, and somebody will; each as the value of one field. */
export const HOSTILE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e21,
  -1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  2 ** 53,
  2 ** 31,
  '',
  ' ',
  '0',
  '-1',
  '1.5',
  '1e3',
  'NaN',
  'true',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
  '\u0000',
  `a\u0000b`,
  '\uD800',
  'half \uDC00 a character',
  '\u202Egnp.exe',
  '\u200B\u200B',
  '\uFEFF',
  'Z\u0334\u0335\u0336\u0337\u0338',
  'e\u0301',
  '\u1100\u1161\u11A8',
  '👨‍👩‍👧‍👦'.repeat(50),
  'x'.repeat(20_000),
  'دل'.repeat(3_000),
  '\n'.repeat(5_000),
  ID,
  ID.toUpperCase(),
  `${ID}\n`,
  `{${ID}}`,
  ID.repeat(20),
  '00000000-0000-0000-0000-000000000000',
  "'; drop table people; --",
  '%',
  '%00',
  '\\',
  '../../etc/passwd',
  '{{7*7}}',
  '$1',
  '2026-11-21T20:00:00Z',
  [],
  [[]],
  [ID],
  [null],
  Array.from({ length: 300 }, (_, index) => index),
  {},
  { toString: 'x' },
  { length: 5 },
  own('{"then":"x"}'),
  { $ne: null },
  { toJSON: 'x' },
  own('{"__proto__":{"isAdmin":true}}'),
  own('{"constructor":{"prototype":{"isAdmin":true}}}'),
  Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`k${index}`, index])),
  deep(12),
  deep(1_500),
]

/** Names for a field too many. */
const SURPRISES = [
  '__proto__',
  'constructor',
  'isAdmin',
  'role',
  'authorId',
  'id',
  '',
  '\u0000',
  'x'.repeat(300),
]

export type Random = () => number

export const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item

/** An own field, whatever its name. */
const withField = (input: Input, name: string, value: unknown): Input =>
  Object.fromEntries([...Object.entries(input), [name, value]])

/** An input gone wrong in one way or two; `fields` are those the command knows. May still be valid by chance. */
export function spoil(random: Random, input: Input, fields: readonly string[]): unknown {
  const anyField = () => pick(random, fields.length > 0 ? fields : SURPRISES)
  const way = random()
  if (way < 0.6) return withField(input, anyField(), pick(random, HOSTILE))
  if (way < 0.7) {
    const { [anyField()]: _, ...rest } = input
    return rest
  }
  if (way < 0.8) return withField(input, pick(random, SURPRISES), pick(random, HOSTILE))
  if (way < 0.9)
    return withField(withField(input, anyField(), pick(random, HOSTILE)), anyField(), pick(random, HOSTILE))
  return pick(random, HOSTILE)
}
