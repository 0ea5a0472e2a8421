/** Custom properties with plain values, as a hue or a ratio is; whatever else stands in a style is left out. */
const PLAIN = /^(?:(?:--[a-z-]+|display):[\w.%-]+;?)+$/

/**
 * Moves inline styles, which the content security policy does not allow, into a sheet: each different one becomes a rule
 * for the elements that had it.
 */
export function liftStyles(html: string): { markup: string; styles: string } {
  const rules = new Map<string, string>()
  const markup = html.replaceAll(/ style="([^"]*)"/g, (_, style: string) => {
    if (!PLAIN.test(style)) return ''
    const name = rules.get(style) ?? String(rules.size)
    rules.set(style, name)
    return ` data-still="${name}"`
  })
  return { markup, styles: [...rules].map(([style, name]) => `[data-still="${name}"]{${style}}`).join('') }
}
