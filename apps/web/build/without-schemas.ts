import type { Plugin } from 'vite'

type Span = { readonly start: number; readonly end: number }
type Property = Span & { key: { name?: string } }
type Call = Span & {
  type: string
  callee?: Span & { name?: string }
  arguments?: { properties?: Property[] }[]
}
type Statement = { declarations?: { init?: Call }[]; declaration?: Statement }
type Edit = Span & { by: string }

/** What a page has to know of a command in order to ask. */
const NEEDED = ['name', 'http', 'socket']

/**
 * Leaves the schemas of the contract out of the page: the server checks what it is sent, and the types what we send,
 * so a browser has no use for them. Commands keep only what is needed to ask, and whatever nothing else needs may be
 * dropped, which a bundler does not dare by itself: to it, a call could do anything.
 */
export function withoutSchemas(): Plugin {
  return {
    name: 'without-schemas',
    apply: 'build',
    transform: {
      filter: { id: /packages\/shared\/src\/.+\.ts$/ },
      handler(code) {
        const statements = this.parse(code).body as unknown as Statement[]
        const edits = statements
          .flatMap(statement => (statement.declaration ?? statement).declarations ?? [])
          .flatMap(({ init }) => (init && calls(init, code) ? editsOf(init) : []))
        return { code: edited(code, edits), map: null }
      },
    },
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        const isLoaded = output.type === 'chunk' && output.moduleIds.some(id => id.includes('/zod/'))
        if (isLoaded) this.error(`${output.fileName} would load schemas, for something in it uses one.`)
      }
    },
  }
}

/** Functions do not run by being defined. */
const calls = ({ type, start, end }: Call, code: string) =>
  type === 'CallExpression' || (type === 'ObjectExpression' && code.slice(start, end).includes('('))

function editsOf(call: Call): Edit[] {
  const { callee, start, end } = call
  // Without its call it is plain data.
  if (callee?.name === 'command')
    return [callee, ...unneededOf(call)].map(span => ({ start: span.start, end: span.end, by: '' }))
  return [
    { start, end: start, by: '/* @__PURE__ */ (() => (' },
    { start: end, end, by: '))()' },
  ]
}

/** Each from its beginning to that of what comes after it, or to its own end. */
function unneededOf(call: Call): Span[] {
  const properties = call.arguments?.[0]?.properties ?? []
  return properties.flatMap(({ key, start, end }, index) => {
    const next = properties[index + 1]
    return NEEDED.includes(key.name ?? '') ? [] : [{ start, end: next?.start ?? end }]
  })
}

/** From the last to the first, so that none moves another. */
const edited = (code: string, edits: readonly Edit[]) =>
  edits.reduceRight((left, { start, end, by }) => left.slice(0, start) + by + left.slice(end), code)
