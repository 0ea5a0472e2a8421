import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inRoot } from './lib/root.mjs'

// node scripts/icons.mjs: draws the icons of the installed app anew from their one source. What it draws is committed.
const fromServer = createRequire(inRoot('apps/server/package.json'))
const sharp = fromServer('sharp')
const lamp = readFileSync(inRoot('apps/web/icons/lamp.svg'), 'utf8')

/** Up to its edges: whoever shows it cuts a shape of its own. */
const filled = lamp.replace(' rx="116"', '')
/** What matters stays inside the circle that every such shape leaves. */
const maskable = filled.replace('id="lamp"', 'transform="translate(51.2 46) scale(0.8)"')
/** A shape in one colour, for whoever paints it. */
const monochrome = lamp
  .replace(/<rect id="ground".*\/>/, '')
  .replace(/<circle id="glow".*\/>/, '')
  .replace(/<path id="core".*\/>/, '')
  .replace(/fill="url\(#(fire|clay)\)"/g, 'fill="#fff"')

const icons = [
  { name: 'icon-192', drawing: lamp, size: 192 },
  { name: 'icon-512', drawing: lamp, size: 512 },
  { name: 'maskable-192', drawing: maskable, size: 192 },
  { name: 'maskable-512', drawing: maskable, size: 512 },
  { name: 'monochrome-512', drawing: monochrome, size: 512 },
  { name: 'apple-touch-icon', drawing: filled, size: 180 },
]

for (const { name, drawing, size } of icons) {
  const file = inRoot('apps/web/public/icons', `${name}.png`)
  await sharp(Buffer.from(drawing), { density: 288 })
    .resize(size, size)
    .png({ palette: false, compressionLevel: 9 })
    .toFile(file)
}
