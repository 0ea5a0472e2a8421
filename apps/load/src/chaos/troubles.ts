import type { ManagedProcess } from '@mehfil/testkit/proof/managed-process'

/** The message of what fails; nothing of what does not. */
export const messageOf = (work: Promise<void>): Promise<readonly string[]> =>
  work.then(
    () => [],
    (error: Error) => [error.message],
  )

/** Each time that a process ended although nobody had asked it to. */
export const crashesOf = ({ name, crashes }: Pick<ManagedProcess, 'name' | 'crashes'>): readonly string[] =>
  crashes.map(how => `${name} ended by itself with ${how}`)
