import type { Conditions } from './conditions.ts'

/** A place in the sources of the server, and what stands there in the program with the mistake. */
export type Replacement = {
  /** From the root of the repository. */
  readonly file: string
  /** Stands there exactly once. */
  readonly find: string
  readonly by: string
}

/** What is other than in the sources. */
export type Patch = { readonly name: string; readonly replace: readonly Replacement[] }

/** A classic mistake, seeded into a copy of the server to see whether the history checker notices it. */
export type Bug = Patch & {
  /** Of docs/delivery.md: one of them has to be found broken, else the mistake has not been noticed. */
  readonly promises: readonly string[]
  /** Why programs have it. */
  readonly story: string
  readonly conditions: Conditions
}
