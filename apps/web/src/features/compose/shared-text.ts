import type { SharedFields } from '#lib/worker-words.ts'

/**
 * What another app shares, as one text. Apps put the same words into more than one field, and an address into the text as
 * often as into its own: each is said once.
 */
export function sharedText(fields: SharedFields): string {
  const [title, text, url] = [fields.title.trim(), fields.text.trim(), fields.url.trim()]
  const said = (part: string, elsewhere: string) => part === '' || elsewhere.includes(part)
  const parts = [said(title, text) ? '' : title, text, said(url, `${title} ${text}`) ? '' : url]
  return parts.filter(Boolean).join('\n')
}
