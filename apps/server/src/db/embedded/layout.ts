import path from 'node:path'

/** Where the embedded database keeps its things, all below one folder of the data folder. */
export interface Layout {
  /** The data folder, absolute. */
  dataDir: string
  home: string
  /** The Postgres data directory itself. */
  cluster: string
  /** Port and passwords, readable by the owner only. */
  settings: string
  /** Which launcher looks after this folder at the moment. */
  lock: string
  log: string
}

export const layoutOf = (dataDir: string): Layout => {
  const home = path.resolve(dataDir, 'postgres')
  return {
    dataDir: path.resolve(dataDir),
    home,
    cluster: path.join(home, 'cluster'),
    settings: path.join(home, 'settings.json'),
    lock: path.join(home, 'launcher.json'),
    log: path.join(home, 'postgres.log'),
  }
}
