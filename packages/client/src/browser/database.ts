/** IndexedDB as promises: only what keeping records takes. Each promise settles when the change is on the disk. */
export type Database = {
  read<T>(store: string, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T>
  write(store: string, change: (store: IDBObjectStore) => void): Promise<void>
}

export const OUTBOX = 'outbox'
export const FEEDS = 'feeds'

export const ANSWERED = 'answered'

/** What a database is called, and what is in it. */
export type Layout = { readonly name: string; build(database: IDBDatabase): void }

export const MAIN: Layout = {
  name: 'mehfil',
  build(database) {
    database.createObjectStore(OUTBOX, { keyPath: 'clientId' })
    database.createObjectStore(FEEDS, { keyPath: ['userId', 'topicId'] })
  },
}

/** Apart, so that tabs of older versions keep the database of what waits. */
export const ANSWERS: Layout = {
  name: 'mehfil-answers',
  build: database => database.createObjectStore(ANSWERED, { keyPath: ['userId', 'question'] }),
}

const VERSION = 1

/** Keys of one account: arrays come after texts in the order of keys. */
export const ofAccount = (userId: string) => IDBKeyRange.bound([userId], [userId, []])

/** Opens at the first use. A failure (a private window, a full disk) is the caller's; the next use tries again. */
export function createDatabase(factory: IDBFactory, { name, build }: Layout): Database {
  let opened: Promise<IDBDatabase> | undefined

  function open(): Promise<IDBDatabase> {
    opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory.open(name, VERSION)
      request.onupgradeneeded = () => build(request.result)
      request.onerror = () => reject(request.error)
      request.onsuccess = () => {
        const database = request.result
        database.onclose = forget
        // A tab of a newer version waits for this one to let go.
        database.onversionchange = () => {
          database.close()
          forget()
        }
        resolve(database)
      }
    }).catch(error => {
      forget()
      throw error
    })
    return opened
  }

  const forget = () => {
    opened = undefined
  }

  return {
    async read(store, ask) {
      const request = ask((await open()).transaction(store).objectStore(store))
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    },
    async write(store, change) {
      const transaction = (await open()).transaction(store, 'readwrite')
      change(transaction.objectStore(store))
      return new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error)
      })
    },
  }
}
