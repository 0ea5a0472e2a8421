import { LIMITS } from '@mehfil/shared/limits'

/** An address made of a name: 'Chai & small wins' is 'chai-small-wins'. Empty where the name has no Latin letters. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LIMITS.topicSlugMax)
    .replace(/^-+|-+$/g, '')
}

/** What is typed into the address field becomes an address while typing; a last hyphen may stay. */
export function typedSlug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LIMITS.topicSlugMax)
}
