import { chromium } from 'playwright'
import config from './playwright.config.ts'
import { readFileSync } from 'node:fs'
import { words as a } from '../web/src/lib/i18n/ur.ts'
import { words as f } from '../web/src/lib/i18n/ur-first.ts'
const b = await chromium.launch(config.use?.launchOptions)
const p = await b.newPage()
const font = readFileSync('/work/wt-languages/apps/web/node_modules/@fontsource-variable/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-wght-normal.woff2').toString('base64')
await p.setContent(`<style>@font-face{font-family:N;src:url(data:font/woff2;base64,${font});font-weight:400 700}</style><p style="font-family:N">محفل <b>محفل</b>`)
await p.evaluate(() => document.fonts.ready)
const texts = Object.values({ ...a, ...f }).flatMap(m => typeof m === 'string' ? [m] : Object.values(m))
console.log(await p.evaluate(`(() => { const texts = ${JSON.stringify(texts)};
  const c = document.createElement('canvas').getContext('2d')
  c.font = '100px N'
  const ms = texts.map(t => { const m = c.measureText(t.replace(/\\{\\w+\\}|[a-zA-Z]/g, '')); return [m.actualBoundingBoxAscent, m.actualBoundingBoxDescent, t] })
  const m = c.measureText('م')
  const up = ms.map(x=>x[0]).sort((x,y)=>x-y), down = ms.map(x=>x[1]).sort((x,y)=>x-y)
  const n = up.length-1
  return { font: [m.fontBoundingBoxAscent, m.fontBoundingBoxDescent], up: [up[n>>1], up[Math.floor(n*.9)], up[n]], down: [down[n>>1], down[Math.floor(n*.9)], down[n]], worst: ms.filter(x=>x[0]>150||x[1]>90).slice(0,10), mp: CSS.supports('text-align','match-parent'), wmp: CSS.supports('text-align','-webkit-match-parent') }
})()`))
await b.close()
