import { installCrawler, pressAll, visitWhole, walk } from '../support/crawl.ts'
import { GUESTS_PAGES, MEMBERS_PAGES } from '../support/pages.ts'
import { expect, test } from '../support/test.ts'

test.describe.configure({ timeout: 300_000 })

/** Ends what the test is done with, or its language; told in tabs.spec.ts, settings.spec.ts and languages.spec.ts. */
const LEFT = '^(Sign out|English|اردو|हिन्दी|বাংলা)'

/** On a phone the same pieces stand elsewhere: a few pages tell whether they are reached there. */
const ON_A_PHONE = ['home', 'topics', 'a topic', 'settings']

test('every control of every page is reached, seen and worked by keyboard', async ({
  newMember,
  newBrowser,
  isMobile,
}) => {
  const member = await newMember('Hands')
  // Several, since one is left and one is muted on the way.
  for (const slug of ['sham-e-sukhan', 'study-circle', 'bangla-adda']) {
    await member.join((await member.topic(slug)).id)
  }
  const tried = new Set<string>()
  const all = [
    { who: undefined, pages: isMobile ? {} : GUESTS_PAGES },
    { who: member, pages: MEMBERS_PAGES },
  ]
  for (const { who, pages } of all) {
    const page = await newBrowser(who)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await installCrawler(page)
    for (const [name, go] of Object.entries(pages)) {
      if (isMobile && !ON_A_PHONE.includes(name)) continue
      await test.step(`${who ? 'a member' : 'a guest'}: ${name}`, async () => {
        await visitWhole(page, go)
        expect.soft(await walk(page), `with Tab through ${name}`).toEqual([])
        if (isMobile) return
        const pressed = await pressAll(page, { go, tried, left: LEFT })
        expect.soft(pressed, `pressed on ${name}`).toEqual([])
      })
    }
  }
})
