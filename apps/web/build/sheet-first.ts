import type { Plugin } from 'vite'

/**
 * Asks the browser for the sheet before the scripts: the first picture of a page needs it and nothing else, and on a slow
 * line what is fetched beside it makes it wait.
 */
export const sheetFirst = (): Plugin => ({
  name: 'sheet-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: html =>
      html.replaceAll(
        /<(?:script type="module"|link rel="modulepreload")/g,
        tag => `${tag} fetchpriority="low"`,
      ),
  },
})
