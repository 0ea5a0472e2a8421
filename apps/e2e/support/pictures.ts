import { createClientId } from '@mehfil/client/client-id'
import type { Media } from '@mehfil/shared/media'
import type { Thought } from '@mehfil/shared/thought'
import { aPhotograph, photographFile } from '@mehfil/testkit/a-photograph'
import type { Locator } from 'playwright/test'
import type { Member } from './member.ts'
import { expect } from './test.ts'

/** Stored on its side, as a camera does: 1,800 by 1,200 pixels once it is the right way up. */
export const PHOTOGRAPH = photographFile(6)

/** A thought with a photograph, from elsewhere. */
export async function postPicture(
  url: string,
  member: Member,
  topicId: string,
  body: string,
  alt: string,
): Promise<Thought> {
  const cookie = member.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${url}/api/media`, {
    method: 'POST',
    headers: { cookie, origin: url, 'content-type': 'image/jpeg', 'x-alt-text': encodeURIComponent(alt) },
    body: aPhotograph(6),
  })
  expect(answer.status, 'the upload').toBe(201)
  const { media } = (await answer.json()) as { media: Media }
  const thought = { clientId: createClientId(Date.now()), body, media: [media.id] }
  return (await member.ask<{ thought: Thought }>('POST', `/api/topics/${topicId}/thoughts`, thought)).thought
}

/** As somebody does who copied it elsewhere, or carries it over from another window. */
export async function bring(form: Locator, how: 'paste' | 'drop'): Promise<void> {
  const bytes = Buffer.from(aPhotograph(6)).toString('base64')
  await form.evaluate(
    (element, { how, bytes }) => {
      const content = Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))
      const data = new DataTransfer()
      data.items.add(new File([content], 'from-the-roof.jpg', { type: 'image/jpeg' }))
      const how2 = { bubbles: true, cancelable: true }
      const target = element.querySelector('textarea') ?? element
      if (how === 'drop') {
        for (const type of ['dragover', 'drop'])
          target.dispatchEvent(new DragEvent(type, { ...how2, dataTransfer: data }))
      } else target.dispatchEvent(new ClipboardEvent('paste', { ...how2, clipboardData: data }))
    },
    { how, bytes },
  )
}

/** It has come, has the shape of the photograph, and the sky is above the land. */
export async function expectUpright(picture: Locator): Promise<void> {
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0)
  const { ratio, sky, land } = await picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    const canvas = new OffscreenCanvas(30, 20)
    const pen = canvas.getContext('2d')
    pen?.drawImage(image, 0, 0, 30, 20)
    const blueAt = (y: number) =>
      pen?.getImageData(2, y, 12, 4).data.reduce((sum, value) => sum + value, 0) ?? 0
    return { ratio: image.naturalWidth / image.naturalHeight, sky: blueAt(3), land: blueAt(14) }
  })
  expect(ratio, 'its shape').toBeCloseTo(1.5, 1)
  expect(sky, 'light above').toBeGreaterThan(land * 1.2)
}
