import { Failure, failureFrom, notFound } from '@mehfil/shared/errors'
import { Register, type User } from '@mehfil/shared/person'
import * as z from 'zod/mini'
import type { Db } from '#db/database.ts'
import { newId } from '#platform/id.ts'
import { createPasswords } from './accounts.passwords.ts'
import { judgePassword } from './accounts.rules.ts'
import { createAccountsStore } from './accounts.store.ts'

/** What an operator does from the command line, where no session is. */

type NewAdmin = { handle: string; password: string; displayName?: string | undefined }

/** Makes an account that is an admin from the start, also while registration is closed. */
export async function createAdmin(db: Db, given: NewAdmin): Promise<User> {
  const read = z.safeParse(Register, given)
  if (!read.success) {
    const [issue] = read.error.issues
    throw failureFrom({ code: 'invalid', message: issue?.message ?? '', field: String(issue?.path[0] ?? '') })
  }
  const { handle, password, displayName = handle } = read.data
  judgePassword(password, handle, 'password')
  const passwordHash = await createPasswords().hash(password)
  const made = await createAccountsStore(db).create(
    { id: newId(), handle, displayName, passwordHash },
    'admin',
  )
  if (!made) throw new Failure('conflict', 'This handle is taken.', { field: 'handle' })
  return made.user
}

/** Gives somebody another role; it counts from her next request on. */
export async function promote(db: Db, handle: string, role: User['role'] = 'admin'): Promise<User> {
  const user = await createAccountsStore(db).setRole(handle.trim().replace(/^@/, '').toLowerCase(), role)
  if (!user) throw notFound('account')
  return user
}
