import { createAdmin, promote } from '#features/accounts/accounts.administration.ts'
import { askPassword } from './ask-password.ts'
import { type Command, textOf, UsageFault } from './command.ts'

export const adminCreate: Command = {
  name: 'admin create',
  summary: 'Make an account that is an admin',
  usage: '--handle NAME [--display-name "Some Name"]',
  details: [
    '--handle NAME         the name to sign in with',
    '--display-name TEXT   how others see it; the handle when left out',
    'The password is asked for, or read from standard input when that is not a terminal.',
  ],
  options: { handle: { type: 'string' }, 'display-name': { type: 'string' } },
  positionals: 0,
  run: async ({ withDatabase, print }, { values }) => {
    const handle = textOf(values, 'handle')
    if (!handle) throw new UsageFault('--handle is missing')
    const password = await askPassword(`Password for ${handle}: `)
    if (!password) throw new UsageFault('the password is missing: type it, or pipe it in')
    const displayName = textOf(values, 'display-name')
    const user = await withDatabase(({ db }) => createAdmin(db, { handle, password, displayName }))
    print({ user }, `@${user.handle} is an admin now and can sign in.`)
  },
}

const ROLES = ['member', 'moderator', 'admin'] as const

const roleFrom = (text = 'admin') => {
  const role = ROLES.find(one => one === text)
  if (!role) throw new UsageFault(`--role must be one of ${ROLES.join(', ')}`)
  return role
}

export const adminPromote: Command = {
  name: 'admin promote',
  summary: 'Give an account another role',
  usage: 'HANDLE [--role admin|moderator|member]',
  details: ['--role ROLE   admin when left out; member takes every right away again'],
  options: { role: { type: 'string' } },
  positionals: 1,
  run: async ({ withDatabase, print }, { values, positionals: [handle] }) => {
    if (!handle) throw new UsageFault('the handle is missing')
    const role = roleFrom(textOf(values, 'role'))
    const user = await withDatabase(({ db }) => promote(db, handle, role))
    print({ user }, `@${user.handle} is ${role} now.`)
  },
}
