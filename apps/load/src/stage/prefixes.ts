/**
 * Put before a command, it is nobody inside and still the owner of our files outside: Postgres refuses to run as
 * root, and nginx would give its workers to somebody who may not read our folder. Nothing where we are not root.
 */
export const AS_NOBODY: readonly string[] =
  process.getuid?.() === 0 ? ['unshare', '--user', '--map-user=65534', '--map-group=65534'] : []

/** Put before a command, it ends when we are killed. */
export const WITH_US: readonly string[] = ['setpriv', '--pdeathsig', 'TERM', '--']
