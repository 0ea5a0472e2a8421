import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import sharp from 'sharp'
import { type Person, ROOM, share } from './evening.ts'

const FRAME_MS = 250
const ARRIVING = [
  'The rickshaw ghazal was Mehdi Hassan, I am sure of it.',
  'Somebody bring the harmonium back from the repair.',
  'Rain on the tin roof is also a kind of tabla.',
  'Read it again, slowly, from the second line.',
  'My grandmother knew this one by heart.',
  'And now the power is gone. We go on by candle.',
]

/** Films a reader further down while others write: what she reads stays where it is, and the pill counts. */
export async function filmInPlace(page: Page, writer: Person, path: string): Promise<void> {
  const frames: Buffer[] = []
  const film = async (count: number) => {
    for (let frame = 0; frame < count; frame++) {
      frames.push(await page.screenshot())
      await page.waitForTimeout(FRAME_MS)
    }
  }
  await page.locator('#feed').evaluate(list => list.scrollBy({ top: 700 }))
  await film(4)
  for (const [index, line] of ARRIVING.entries()) {
    await share(writer, ROOM, line)
    await page.getByRole('button', { name: new RegExp(`^${index + 1} new thought`) }).waitFor()
    await film(3)
  }
  await page.getByRole('button', { name: /new thought/ }).click()
  await page.getByText(ARRIVING.at(-1) ?? '').waitFor()
  await film(8)
  const moving = sharp(frames, { join: { animated: true } })
  await writeFile(
    path,
    await moving.webp({ delay: frames.map(() => FRAME_MS), loop: 0, quality: 70 }).toBuffer(),
  )
}
