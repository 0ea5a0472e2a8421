import type { MixedPage } from '@mehfil/shared/thought'

export type LoadPage = (before: string | undefined) => Promise<MixedPage>

/** Pages looked through for the place of an earlier visit, or for where the list was left. */
const MOST_PAGES = 20

/** The newest page and those below it, down to the one that is sought, if it is among so many. */
export async function pagesDownTo(load: LoadPage, isSought: (page: MixedPage) => boolean) {
  const pages: MixedPage[] = []
  let next: string | undefined
  while (pages.length < MOST_PAGES) {
    const page = await load(next)
    pages.push(page)
    if (isSought(page)) return { pages, isFound: true }
    if (page.next === null) break
    next = page.next
  }
  return { pages, isFound: false }
}
