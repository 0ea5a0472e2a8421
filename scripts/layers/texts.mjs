/**
 * What no import shows: things that may stand in some files only. `find` is looked for in the code without its
 * comments, in every source file that `where` matches and `except` does not.
 * @type {Array<{ name: string, where: RegExp, except?: RegExp, find: RegExp, because: string }>}
 */
export const textRules = [
  {
    name: 'environment-at-the-edge',
    where: /^(apps\/server|packages\/(shared|client))\/src\//,
    except: /^apps\/server\/src\/(main|cli)\.ts$/,
    find: /\bprocess\.env\b/,
    because: 'only main.ts and cli.ts read the environment; everything else is given its configuration',
  },
  {
    name: 'no-raw-sql',
    where: /^apps\/server\/src\//,
    find: /\bsql\.raw\(/,
    because: 'sql.raw is how a parameter becomes code',
  },
  {
    name: 'no-requests-from-the-server',
    where: /^apps\/server\/src\//,
    find: /\bfetch\(|\bhttps?\.(get|request)\(/,
    because: "the server asks nobody for anything: an address in a person's text must not reach our network",
  },
  {
    name: 'no-html-from-text',
    where: /^apps\/web\/src\//,
    find: /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|\binsertAdjacentHTML\b/,
    because: "people's text becomes text nodes only",
  },
  {
    name: 'named-exports-only',
    where: /^(apps\/[^/]+|packages\/[^/]+)\/src\//,
    find: /^export default\b/m,
    because: 'a thing has one name, in every file that uses it',
  },
  {
    name: 'no-barrels',
    where: /^(apps\/[^/]+|packages\/[^/]+)\/src\//,
    find: /^export \*/m,
    because: 'an import names the file that it needs',
  },
  {
    name: 'pieces-are-asked-for-again',
    where: /^apps\/web\/src\//,
    except: /\/lib\/lazy-piece\.ts$/,
    find: /\blazy\(/,
    because: 'React remembers a failed fetch for ever: lazyPiece asks again when the line is back',
  },
  {
    name: 'no-sides-in-styles',
    where: /^apps\/web\/src\/.+\.css$/,
    find: /(?<![\w-])(?:(?:scroll-)?(?:margin|padding)-|border-(?:(?:top|bottom)-)?)?(?:left|right)(?:-\w+)*\s*:|:\s*(?:left|right)\s*[;}]/,
    because: 'Urdu is laid out from the right: styles say inline-start and -end instead of left and right',
  },
  {
    name: 'no-sides-in-style-props',
    where: /^apps\/web\/src\/.+\.tsx$/,
    find: /\b(?:margin|padding|border)(?:Left|Right)\b|style=\{\{[^}]*\b(?:left|right):|textAlign: '(?:left|right)'/,
    because:
      'Urdu is laid out from the right: styles say inlineStart and inlineEnd instead of left and right',
  },
]

const withoutComments = (/** @type {string} */ code) =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

const isTest = (/** @type {string} */ file) => /\.i?test\.tsx?$|\/test\//.test(file)

/** @param {Array<{ file: string, code: string }>} sources */
export const findTexts = sources =>
  sources
    .filter(({ file }) => !isTest(file))
    .flatMap(({ file, code }) =>
      textRules
        .filter(
          ({ where, except, find }) =>
            where.test(file) && !except?.test(file) && find.test(withoutComments(code)),
        )
        .map(({ name, because }) => ({ rule: name, what: `${file}: ${because}` })),
    )
