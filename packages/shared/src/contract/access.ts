import type { Access } from './command.ts'

/** Who is asking, as far as permission goes. */
export type Standing = 'guest' | 'member' | 'moderator' | 'admin'

const RANK = { guest: 0, member: 1, moderator: 2, admin: 3 } as const

/** May someone of this standing use a command with this access? Use cases may narrow it further. */
export function isAllowed(access: Access, standing: Standing, guestReading: boolean): boolean {
  switch (access) {
    case 'anyone':
      return true
    case 'reader':
      return standing !== 'guest' || guestReading
    case 'member':
    case 'moderator':
    case 'admin':
      return RANK[standing] >= RANK[access]
  }
}
