import { type AnswerCache, KEPT_ANSWERS } from '../kept-answers.ts'
import { ANSWERED, type Database, ofAccount } from './database.ts'

type KeptAnswer = {
  readonly userId: string
  readonly question: string
  readonly answer: unknown
  readonly keptAt: number
}

/** What pages begin with, over reloads and without a line. */
export const answersOnDisk = (database: Database): AnswerCache => ({
  load: async (userId, question) =>
    (await database.read<KeptAnswer | undefined>(ANSWERED, store => store.get([userId, question])))?.answer,
  forget: userId => database.write(ANSWERED, store => store.delete(ofAccount(userId))),
  save: (userId, question, answer) =>
    database.write(ANSWERED, store => {
      store.put({ userId, question, answer, keptAt: Date.now() } satisfies KeptAnswer)
      const count = store.count(ofAccount(userId))
      count.onsuccess = () => {
        if (count.result > KEPT_ANSWERS) forgetOldest(store, userId)
      }
    }),
})

function forgetOldest(store: IDBObjectStore, userId: string) {
  const all: IDBRequest<KeptAnswer[]> = store.getAll(ofAccount(userId))
  all.onsuccess = () => {
    const oldest = all.result.sort((a, b) => b.keptAt - a.keptAt).slice(KEPT_ANSWERS)
    for (const { question } of oldest) store.delete([userId, question])
  }
}
