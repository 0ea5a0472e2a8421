import { Failure } from '@mehfil/shared/errors'
import { type Media, mediaFrom } from '@mehfil/shared/media'
import { anId } from './an-id.ts'

type Kept = { readonly personId: string; readonly media: Media; isShown: boolean }

/** Pictures as the server keeps them: one for each (person, clientId), and each for one thought. */
export class FakeMedia {
  /** How many were sent, repeated ones too. */
  sent = 0
  private readonly kept = new Map<string, Kept>()
  private made = 0

  take(personId: string, { clientId, alt }: { clientId: string; alt: string }) {
    this.sent++
    const key = `${personId} ${clientId}`
    const known = this.kept.get(key)
    if (known) return { media: known.media, duplicate: true }
    const id = anId(++this.made, 0x300)
    const seen = { width: 400, height: 300, widths: [320, 400], thumbhash: '3RgKVZSCeYbAZ4h4h6iGh4Ds+JiO' }
    const media = mediaFrom({ ...seen, id, alt, name: id.replaceAll('-', '') })
    this.kept.set(key, { personId, media, isShown: false })
    return { media }
  }

  claim(personId: string, id: string): Media {
    const found = [...this.kept.values()].find(kept => kept.media.id === id && kept.personId === personId)
    if (!found || found.isShown)
      throw new Failure('not-found', 'This picture is no longer there. Add it once more.', { field: 'media' })
    found.isShown = true
    return found.media
  }

  /** As after a day in which no thought came to show them. */
  forgetUnposted() {
    for (const [key, { isShown }] of this.kept) if (!isShown) this.kept.delete(key)
  }
}
