import { beforeEach, describe, expect, it } from 'vitest'
import { createDraftPictures } from './draft-pictures.ts'
import { createDrafts, draftKey } from './drafts.ts'

const key = draftKey('user', 'topic')
const stored = `mehfil:draft:${key}`
let texts: Map<string, string>
let made: number

const storage = {
  get: (name: string) => texts.get(name) ?? null,
  set: (name: string, value: string) => void texts.set(name, value),
  remove: (name: string) => void texts.delete(name),
}
const openTab = () => createDrafts(storage, () => `client-${++made}`, createDraftPictures(undefined))
const moon = { id: 'moon', width: 3, height: 2, alt: '' }

beforeEach(() => {
  texts = new Map()
  made = 0
})

describe('a draft', () => {
  it('survives a reload', () => {
    openTab().write(key, 'Half a thought')
    expect(openTab().watch(key).get()?.text).toBe('Half a thought')
  })

  it('keeps its clientId while it is written', () => {
    const drafts = openTab()
    drafts.write(key, 'A')
    drafts.write(key, 'A line')
    expect(drafts.take(key)).toEqual({ clientId: 'client-1', text: 'A line' })
  })

  it('is the same thought in every tab that shares it (D2)', () => {
    openTab().write(key, 'One thought')
    const taken = [openTab(), openTab(), openTab()].map(tab => ({ tab, draft: tab.watch(key).get() }))
    expect(taken.map(({ draft }) => draft?.clientId)).toEqual(['client-1', 'client-1', 'client-1'])
    expect(taken.map(({ tab }) => tab.take(key)?.clientId)).toEqual(['client-1', 'client-1', 'client-1'])
  })

  it('is taken once: a double click sends one thought', () => {
    const drafts = openTab()
    drafts.write(key, 'Once')
    expect(drafts.take(key)).not.toBeNull()
    expect(drafts.take(key)).toBeNull()
  })

  it('has a new clientId after it was sent', () => {
    const drafts = openTab()
    drafts.write(key, 'First')
    drafts.take(key)
    drafts.write(key, 'Second')
    expect(drafts.take(key)?.clientId).toBe('client-2')
  })

  it('is gone here when another tab has sent it', () => {
    const drafts = openTab()
    drafts.write(key, 'Shared elsewhere')
    drafts.handleStorage({ key: stored, newValue: null })
    expect(drafts.watch(key).get()).toBeNull()
  })

  it('keeps its picture and the words for it, with or without a text', async () => {
    const drafts = openTab()
    await drafts.pictures.keep('moon', new Blob(['a moon']))
    drafts.setPicture(key, moon)
    expect(drafts.take(key), 'a picture needs some words').toBeNull()
    drafts.write(key, 'Look up')
    drafts.setPicture(key, { ...moon, alt: 'A thin moon' })
    expect(openTab().watch(key).get()).toEqual({
      clientId: 'client-1',
      text: 'Look up',
      picture: { ...moon, alt: 'A thin moon' },
    })
    expect(drafts.take(key)?.picture?.alt).toBe('A thin moon')
    expect(await drafts.pictures.find('moon')).toBeUndefined()
  })

  it('is gone with the last of its text and picture', () => {
    const drafts = openTab()
    drafts.setPicture(key, moon)
    drafts.write(key, 'Look up')
    drafts.write(key, '')
    expect(drafts.watch(key).get()?.picture).toEqual(moon)
    drafts.setPicture(key, undefined)
    expect(texts.size).toBe(0)
  })

  it('is nothing to send while it is only spaces', () => {
    const drafts = openTab()
    drafts.write(key, '  \n ')
    expect(drafts.take(key)).toBeNull()
  })

  it('takes back what was shared too soon, under another clientId, and below what is written meanwhile', async () => {
    const drafts = openTab()
    drafts.write(key, 'Too soon')
    drafts.take(key)
    await drafts.restore(key, { body: 'Too soon' })
    expect(drafts.watch(key).get()).toEqual({ clientId: 'client-2', text: 'Too soon' })
    drafts.write(key, 'Another\n')
    await drafts.restore(key, { body: 'Too soon' })
    expect(openTab().watch(key).get()).toEqual({ clientId: 'client-2', text: 'Another\n\nToo soon' })
  })

  it('takes a picture back with its text, unless another has been chosen since', async () => {
    const drafts = openTab()
    const picture = { blob: new Blob(['a moon']), width: 3, height: 2, alt: 'The moon' }
    await drafts.restore(key, { body: 'Look', picture })
    const back = drafts.watch(key).get()?.picture
    expect(back).toMatchObject({ width: 3, height: 2, alt: 'The moon' })
    expect(await drafts.pictures.find(back?.id ?? '')).toBe(picture.blob)
    await drafts.restore(key, { body: 'Look again', picture: { ...picture, alt: 'Another' } })
    expect(drafts.watch(key).get()).toMatchObject({ text: 'Look\n\nLook again', picture: back })
  })

  it('takes in a picture alone, beside what is written or not', async () => {
    const picture = { blob: new Blob(['a moon']), width: 3, height: 2, alt: '' }
    const drafts = openTab()
    await drafts.restore(key, { body: '', picture })
    expect(drafts.watch(key).get()).toMatchObject({ text: '', picture: { width: 3 } })
    const elsewhere = draftKey('user', 'other')
    drafts.write(elsewhere, 'Look')
    await drafts.restore(elsewhere, { body: '', picture })
    expect(drafts.watch(elsewhere).get()).toMatchObject({ text: 'Look', picture: { width: 3 } })
  })

  it('goes along to another room where nothing is written yet, with its picture', async () => {
    const drafts = openTab()
    const elsewhere = draftKey('user', 'other')
    drafts.write(key, 'For whom?')
    await drafts.pictures.keep('moon', new Blob(['a moon']))
    drafts.setPicture(key, moon)
    drafts.move(key, elsewhere)
    expect(drafts.watch(elsewhere).get()).toEqual({ clientId: 'client-1', text: 'For whom?', picture: moon })
    expect(drafts.watch(key).get()).toBeNull()
    expect(openTab().watch(key).get()).toBeNull()
    expect(await drafts.pictures.find('moon')).toBeDefined()
    drafts.write(key, 'Another')
    drafts.move(key, elsewhere)
    expect(drafts.watch(key).get()?.text).toBe('Another')
    expect(drafts.watch(elsewhere).get()?.text).toBe('For whom?')
  })

  it('is apart by person, topic and thought answered', () => {
    expect(new Set([key, draftKey('other', 'topic'), draftKey('user', 'topic', 'thought')]).size).toBe(3)
  })
})
