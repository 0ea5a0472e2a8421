/** Letters of the interface itself. Of other scripts a browser keeps what its reader has seen. */
const LETTERS = /\/(inter|fraunces)-latin-wght-normal-/

/** Whether a built file is kept for a start without a line before anybody has asked for it. */
export const isInShell = (name: string) =>
  name.startsWith('assets/') && (/\.(js|css)$/.test(name) || LETTERS.test(name))

/** The script that a page begins with. */
export function entryOf(html: string): string {
  const [, script] = /<script type="module"[^>]* src="([^"]+)"/.exec(html) ?? []
  if (script === undefined) throw new Error('The page begins with no script.')
  return script
}
