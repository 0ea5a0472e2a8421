import type { Readable, TextStorage } from '@mehfil/client/ports'
import type { OutboxThought } from '@mehfil/client/states'
import { createStore, type Store } from '#lib/store.ts'
import type { DraftPictures } from './draft-pictures.ts'

/**
 * What somebody is writing. The clientId is born with the first letter and lives until the text is shared or gone:
 * however often, and from however many tabs, this text is submitted, it is one thought (D2).
 */
export type Draft = { readonly clientId: string; readonly text: string; readonly picture?: DraftPicture }

/** What is kept of its picture beside the text; the picture itself lies in `pictures` under the id. */
export type DraftPicture = {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

export type Drafts = {
  readonly pictures: DraftPictures
  watch(key: string): Readable<Draft | null>
  write(key: string, text: string): void
  /** Adds or changes its picture; undefined takes it away. */
  setPicture(key: string, picture: DraftPicture | undefined): void
  /** Takes the draft to be sent, and leaves an empty page. Null when there is nothing to send. */
  take(key: string): Draft | null
  /** Puts a thought back that was taken back; below what is being written there meanwhile. */
  restore(key: string, thought: Pick<OutboxThought, 'body' | 'picture'>): Promise<void>
  /** Carries a draft over to where nothing is written yet; else both stay where they are. */
  move(from: string, to: string): void
  /** Another tab changed the storage. */
  handleStorage(change: { key: string | null; newValue: string | null }): void
}

const PREFIX = 'mehfil:draft:'

/** The draft of a new thought in a topic, or of a reply; each member has her own. */
export const draftKey = (userId: string, topicId: string, replyToId?: string) =>
  [userId, topicId, replyToId].filter(Boolean).join(':')

/** Drafts by key, kept in a storage that all tabs share. */
export function createDrafts(storage: TextStorage, createId: () => string, pictures: DraftPictures): Drafts {
  const stores = new Map<string, Store<Draft | null>>()

  function storeOf(key: string): Store<Draft | null> {
    const known = stores.get(key)
    if (known) return known
    const store = createStore(parseDraft(storage.get(PREFIX + key)))
    stores.set(key, store)
    return store
  }

  function put(key: string, draft: Draft | null): void {
    const former = storeOf(key).get()?.picture?.id
    if (former && former !== draft?.picture?.id) pictures.forget(former)
    storeOf(key).set(draft)
    if (draft) storage.set(PREFIX + key, JSON.stringify(draft))
    else storage.remove(PREFIX + key)
  }

  /** Of a draft that is there already, the clientId is its own still: it was never shared. */
  function change(key: string, text: string, picture: DraftPicture | undefined): void {
    const clientId = storeOf(key).get()?.clientId ?? createId()
    if (text === '' && !picture) put(key, null)
    else put(key, { clientId, text, ...(picture ? { picture } : {}) })
  }

  return {
    pictures,
    watch: storeOf,
    write: (key, text) => change(key, text, storeOf(key).get()?.picture),
    setPicture: (key, picture) => change(key, storeOf(key).get()?.text ?? '', picture),
    async restore(key, { body, picture }) {
      const now = storeOf(key).get()?.text.trimEnd() ?? ''
      change(key, [now, body].filter(Boolean).join('\n\n'), storeOf(key).get()?.picture)
      if (!picture) return
      const { blob, width, height, alt } = picture
      const id = createId()
      await pictures.keep(id, blob)
      // One that has been chosen since stays: a thought has one.
      const draft = storeOf(key).get()
      if (!draft?.picture) change(key, draft?.text ?? '', { id, width, height, alt })
      else pictures.forget(id)
    },
    take(key) {
      const draft = storeOf(key).get()
      if (!draft || draft.text.trim() === '') return null
      put(key, null)
      return draft
    },
    move(from, to) {
      const draft = storeOf(from).get()
      if (!draft || storeOf(to).get()) return
      put(to, draft)
      // Not by put: its picture is not forgotten, it has gone along.
      storeOf(from).set(null)
      storage.remove(PREFIX + from)
    },
    handleStorage({ key, newValue }) {
      if (key === null || !key.startsWith(PREFIX)) return
      stores.get(key.slice(PREFIX.length))?.set(parseDraft(newValue))
    },
  }
}

function parseDraft(text: string | null): Draft | null {
  if (text === null) return null
  try {
    const draft = JSON.parse(text)
    return typeof draft?.clientId === 'string' && typeof draft.text === 'string' ? draft : null
  } catch {
    return null
  }
}
