import { chromium } from 'playwright'
import config from './playwright.config.ts'
import { startServer } from './support/server.ts'
import { createMember } from './support/member.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
const out = '/tmp/langpix'; mkdirSync(out, { recursive: true })
const langs = (process.argv[2] ?? 'ur').split(',')
const only = process.argv[3]
const server = await startServer()
const browser = await chromium.launch(config.use?.launchOptions)
try {
  const m = await createMember(server.url, 'Asha Rahman')
  const topics = (await m.ask('GET', '/api/topics?limit=50') as any).topics
  const t0 = topics[0]; await m.join(t0.id); await m.join(topics[1].id)
  const mine = await m.post(t0.id, 'چائے اور بارش، بس اور کیا چاہیے')
  await m.react(mine, 'wah')
  const pages: Record<string,string> = { explore:'/explore', home:'/', topic:`/t/${t0.slug}`, thread:`/t/${t0.slug}/${mine.seq}/thread`, topics:'/topics', newtopic:'/topics/new', bookmarks:'/bookmarks', person:`/@${m.handle}`, settings:'/settings', signup:'/sign-up', notfound:'/nope/nope' }
  for (const lang of langs) for (const [dev, view] of Object.entries({ desk: { viewport: { width: 1280, height: 900 } }, phone: { viewport: { width: 400, height: 860 }, isMobile: true, hasTouch: true } })) {
    const context = await browser.newContext({ baseURL: server.url, reducedMotion: 'reduce', ...view })
    const guest = await browser.newContext({ baseURL: server.url, reducedMotion: 'reduce', ...view })
    for (const c of [context, guest]) await c.addCookies([{ name: 'mehfil_lang', value: lang, url: server.url }])
    await context.addCookies(m.cookies)
    const page = await context.newPage(); const gp = await guest.newPage()
    page.on('console', x => x.type()==='error' && console.log(lang, x.text())); page.on('pageerror', e => console.log(lang, 'ERR', e.message))
    for (const [name, path] of Object.entries(pages)) {
      if (only && !only.split(',').includes(name)) continue
      const p = ['signup','explore'].includes(name) ? gp : page
      await p.goto(path); await p.waitForLoadState('networkidle'); await p.evaluate(() => document.fonts.ready); await p.waitForTimeout(150)
      await p.screenshot({ path: `${out}/${lang}-${dev}-${name}.png` })
      if (name === 'topic') {
        await p.emulateMedia({ colorScheme: 'dark' })
        const menu = p.locator('article').first().locator('button[aria-haspopup="menu"], button[aria-expanded]').last()
        await menu.click().catch(() => console.log('nomenu')); await p.waitForTimeout(200)
        await p.screenshot({ path: `${out}/${lang}-${dev}-menu-dark.png` }); await p.emulateMedia({ colorScheme: 'light' })
        await p.keyboard.press('Escape')
      }
      if (name === 'settings') { await p.evaluate(() => { const s=document.querySelector('main > div:last-child'); s && s.scrollTo(0, 9999) }); await p.waitForTimeout(100); await p.screenshot({ path: `${out}/${lang}-${dev}-settings2.png` }) }
    }
    await context.close(); await guest.close()
  }
} finally { await browser.close(); await server.stop() }
