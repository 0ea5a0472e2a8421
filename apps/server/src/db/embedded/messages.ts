/** What the launcher tells the server over their channel. The server only ever closes it, which means: stop. */
export type LauncherMessage =
  | { kind: 'progress'; text: string }
  | { kind: 'ready'; addresses: Addresses }
  | { kind: 'restarted' }
  | { kind: 'refused'; reason: string }

/** The process for which a data folder is in use. */
export interface Holder {
  launcherPid: number
  serverPid: number
}

export interface Addresses {
  /** The application's own role: owns its database and nothing else. */
  url: string
  /** The superuser, for whoever has to make databases (tests do). */
  adminUrl: string
}
