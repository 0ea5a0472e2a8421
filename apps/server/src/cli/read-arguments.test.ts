import { describe, expect, it } from 'vitest'
import { commands } from './commands.ts'
import { readArguments } from './read-arguments.ts'

const read = (words: string) => readArguments(words.split(' ').filter(Boolean))

describe('the words after pnpm mehfil', () => {
  it('name a command of one or two words, with its options in any order', () => {
    expect(read('seed --thoughts 10 --json')).toMatchObject({
      kind: 'run',
      json: true,
      values: { thoughts: '10' },
    })
    const promote = read('admin promote --role member amina')
    expect(promote).toMatchObject({ kind: 'run', positionals: ['amina'], values: { role: 'member' } })
  })

  it('are explained: all commands, and each of them', () => {
    const all = read('--help')
    for (const { name } of commands) {
      expect(all).toMatchObject({ kind: 'help', text: expect.stringContaining(`  ${name}`) })
      expect(read(`${name} --help`)).toMatchObject({ text: expect.stringContaining(`pnpm mehfil ${name}`) })
    }
  })

  it.each([
    ['', 'a command is missing'],
    ['dance', 'there is no command "dance"'],
    ['admin', 'there is no command "admin"'],
    ['doctor --loud', "Unknown option '--loud'"],
    ['seed --thoughts', 'argument missing'],
    ['migrate now', '"now" is too much'],
  ])('are refused with a sentence when they make no sense: %s', (words, sentence) => {
    expect(() => read(words)).toThrow(sentence)
  })
})
