/** Which tabs watch which topics over the one socket. Tabs that die unheard are forgotten with the next line. */
export type Watchers = {
  add(topicId: string, tab: string): void
  /** True when nobody is left who watches it. */
  remove(topicId: string, tab: string): boolean
  /** Answers the topics that nobody else watches. */
  removeTab(tab: string): readonly string[]
}

export function createWatchers(): Watchers {
  const tabsOf = new Map<string, Set<string>>()

  function remove(topicId: string, tab: string): boolean {
    const tabs = tabsOf.get(topicId)
    tabs?.delete(tab)
    if (tabs && tabs.size > 0) return false
    tabsOf.delete(topicId)
    return true
  }

  return {
    remove,
    add(topicId, tab) {
      const tabs = tabsOf.get(topicId) ?? new Set()
      tabsOf.set(topicId, tabs.add(tab))
    },
    removeTab: tab =>
      [...tabsOf]
        .filter(([topicId, tabs]) => tabs.has(tab) && remove(topicId, tab))
        .map(([topicId]) => topicId),
  }
}
