import type { Plugin } from 'vite'

/**
 * How a piece is fetched: at once with what it shares with others, which it would else ask for only when it is there, and
 * with the sheet of all pieces, which comes before anything of it is drawn. A sheet that does not come is asked for again
 * with the next piece; Vite's own loader takes one that failed for one that is there.
 */
const LOADER = `
const sheets = new Map()
const append = (rel, path) => {
  const link = document.createElement('link')
  document.head.append(Object.assign(link, { rel, crossOrigin: '', href: '/' + path }))
  return link
}
const fetchSheet = path =>
  new Promise((resolve, reject) => {
    const link = append('stylesheet', path)
    link.onload = resolve
    link.onerror = () => {
      link.remove()
      reject(new Error('The styles did not come.'))
    }
  })
const fetchOnce = path => {
  // What the page began with is named as well.
  const isThere = document.querySelector(\`link[href="/\${path}"]\`)
  if (!path.endsWith('.css')) return isThere ?? append('modulepreload', path)
  if (!isThere) sheets.set(path, fetchSheet(path))
  return sheets.get(path)
}
export const __vitePreload = (load, paths) =>
  Promise.all([load(), ...paths.map(fetchOnce)]).then(([piece]) => piece)
`

export function pieceLoader(): Plugin {
  return {
    name: 'piece-loader',
    apply: 'build',
    enforce: 'pre',
    load: { filter: { id: /^\0vite\/preload-helper/ }, handler: () => LOADER },
  }
}
