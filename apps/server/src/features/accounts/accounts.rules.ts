import { Failure } from '@mehfil/shared/errors'
import { COMMON_PASSWORDS } from './accounts.common-passwords.ts'

/** Names that would pass for the house itself, or that its addresses use (S13). */
const RESERVED = new Set(
  `admin administrator api about abuse account accounts all anonymous app assets auth bookmarks bot contact
  everyone explore guest health help here home host info login logout mail me mehfil metrics mod moderation
  moderator news nobody notifications null official owner people postmaster privacy register reports root
  search security server sessions settings signin signup socket staff status support system team terms
  thoughts topics undefined user users webmaster www`.split(/\s+/),
)

// 'adm1n', 'me_hfil': what reads like a reserved name is reserved. Handles are ASCII, so these are all.
const LOOKALIKES: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' }

const spelled = (handle: string) =>
  handle.replaceAll('_', '').replace(/[013457]/g, digit => LOOKALIKES[digit] ?? digit)

export function judgeHandle(handle: string): void {
  // 'l' and '1' are read for 'i' and for each other.
  const readings = [handle, spelled(handle), spelled(handle.replaceAll('1', 'l'))]
  if (readings.some(reading => RESERVED.has(reading))) {
    throw new Failure('invalid', 'This handle is reserved. Choose another one.', { field: 'handle' })
  }
}

const withoutTail = (password: string) => password.replace(/[\d!?.@#$*_-]+$/, '')

/** Length is all that is asked for, except for what everybody tries first (S9). */
export function judgePassword(password: string, handle: string, field: string): void {
  const plain = password.toLowerCase()
  if (plain === handle || withoutTail(plain) === handle) {
    throw new Failure('invalid', 'Choose a password that is not your handle.', { field })
  }
  const isCommon = COMMON_PASSWORDS.has(plain) || new Set(plain).size <= 2
  if (isCommon) {
    throw new Failure('invalid', 'Many people use this password. Choose one that is harder to guess.', {
      field,
    })
  }
}
