/** Every address of the app, in one place. */
export const paths = {
  home: '/',
  explore: '/explore',
  bookmarks: '/bookmarks',
  notifications: '/notifications',
  topics: '/topics',
  newTopic: '/topics/new',
  search: '/search',
  signIn: '/sign-in',
  signUp: '/sign-up',
  settings: '/settings',
  /** Named in the manifest: other apps share to it. */
  share: '/share',
  topic: (slug: string) => `/t/${slug}`,
  thought: (slug: string, seq: number) => `/t/${slug}/${seq}`,
  thread: (slug: string, seq: number) => `/t/${slug}/${seq}/thread`,
  person: (handle: string) => `/@${handle}`,
  personTopics: (handle: string) => `/@${handle}/topics`,
  searchIn: (slug: string) => `/search?topic=${slug}`,
}
