export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif'

const startsWith = (head: Buffer, ...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)

/** By its first bytes, before any decoder sees it. Undefined for whatever we do not take (S10). */
export function kindOf(head: Buffer): PictureKind | undefined {
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  const text = head.toString('latin1')
  if (/^RIFF[\s\S]{4}WEBPVP8[ LX]/.test(text)) return 'webp'
  if (/^GIF8[79]a/.test(text)) return 'gif'
  return undefined
}
