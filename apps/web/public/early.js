// Runs before the first paint.
const page = document.documentElement
try {
  // So that what was chosen for this browser is there from the first paint on (lib/preferences.ts).
  for (const look of ['theme', 'text', 'motion', 'saving']) {
    const chosen = localStorage.getItem(`mehfil:${look}`)
    if (chosen) page.dataset[look] = chosen
  }
  // So that a feed which is opened where one was does not flash its top (ui/theme/first-picture.css).
  if (Object.keys(sessionStorage).some(key => key.startsWith('mehfil:place:'))) page.dataset.returning = ''
} catch {
  // Storage is off: nothing was chosen.
}
// The page that a browser keeps for a start without a line is in English. It is read in the language that was chosen here,
// else in the browser's. A page from the server is in that one already.
const [chosen = navigator.onLine ? page.lang : navigator.language.slice(0, 2)] =
  /(?<=(^|; )mehfil_lang=)\w+/.exec(document.cookie) ?? []
if (chosen !== page.lang && ['en', 'ur', 'hi', 'bn'].includes(chosen)) {
  Object.assign(page, { lang: chosen, dir: chosen === 'ur' ? 'rtl' : 'ltr' })
}
// The first picture loads no pictures then (ui/theme/first-picture.css).
if (navigator.connection?.saveData && !page.dataset.saving) page.dataset.saving = 'system'

// What is pressed on the first picture is done when the app has come (lib/first-picture.ts); scrolling on takes it back.
addEventListener('click', event => {
  if (!document.getElementById('first-picture')) return
  page.dataset.pressedX = event.clientX
  page.dataset.pressedY = event.clientY
  // Heard only from here on, and once: the feed is scrolled all day.
  addEventListener('scroll', () => delete page.dataset.pressedX, { capture: true, passive: true, once: true })
})
// A browser that offers to install the app says so early, and once; it is offered in the settings (lib/installing.ts).
addEventListener('beforeinstallprompt', event => {
  event.preventDefault()
  window.installOffer = event
})
