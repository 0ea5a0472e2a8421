import { chromium } from 'playwright'
import config from './playwright.config.ts'
import { readFileSync } from 'node:fs'
const [,, out, cols, w, ...names] = process.argv
const b = await chromium.launch(config.use?.launchOptions)
const p = await b.newPage({ viewport: { width: Number(cols) * (Number(w) + 6), height: 600 } })
await p.setContent(`<body style="margin:0;display:flex;flex-wrap:wrap;gap:6px;background:#888">${names.map(n => `<img style="width:${w}px" src="data:image/png;base64,${readFileSync(`/tmp/langpix/${n}.png`).toString('base64')}">`).join('')}`)
await p.screenshot({ path: out!, fullPage: true }); await b.close()
