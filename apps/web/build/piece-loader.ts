import type { Plugin } from 'vite'

/**
 * How a piece is fetched: with the sheet of all pieces, which is there before anything of it is drawn. A sheet that does
 * not come is asked for again with the next piece; Vite's own loader takes one that failed for one that is there.
 */
const LOADER = `
const sheets = new Map()
const fetchSheet = path => {
  if (!sheets.has(path)) sheets.set(path, appendSheet(path))
  return sheets.get(path)
}
const appendSheet = path =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.crossOrigin = ''
    link.href = '/' + path
    link.onload = resolve
    link.onerror = () => {
      link.remove()
      sheets.delete(path)
      reject(new Error('The styles did not come.'))
    }
    document.head.append(link)
  })
export const __vitePreload = (load, paths) =>
  Promise.all([load(), ...paths.map(fetchSheet)]).then(([piece]) => piece)
`

export function pieceLoader(): Plugin {
  return {
    name: 'piece-loader',
    apply: 'build',
    enforce: 'pre',
    load: { filter: { id: /^\0vite\/preload-helper/ }, handler: () => LOADER },
  }
}
