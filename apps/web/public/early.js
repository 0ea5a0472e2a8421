// Runs before the first paint.
const page = document.documentElement
try {
  // So that a chosen theme does not flash the other one.
  const theme = localStorage.getItem('mehfil:theme')
  if (theme === 'light' || theme === 'dark') page.dataset.theme = theme
  // So that a feed which is opened where one was does not flash its top (ui/theme/first-picture.css).
  if (Object.keys(sessionStorage).some(key => key.startsWith('mehfil:place:'))) page.dataset.returning = ''
} catch {
  // Storage is off: the system's theme it is.
}
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
