/** Every address of the app, in one place. */
export const paths = {
  home: '/',
  explore: '/explore',
  bookmarks: '/bookmarks',
  topics: '/topics',
  newTopic: '/topics/new',
  signIn: '/sign-in',
  signUp: '/sign-up',
  settings: '/settings',
  /** Named in the manifest: other apps share to it. */
  share: '/share',
  topic: (slug: string) => `/t/${slug}`,
  thought: (slug: string, seq: number) => `/t/${slug}/${seq}`,
  thread: (slug: string, seq: number) => `/t/${slug}/${seq}/thread`,
  person: (handle: string) => `/@${handle}`,
}
