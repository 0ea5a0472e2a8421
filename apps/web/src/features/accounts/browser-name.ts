const BROWSERS: readonly [string, RegExp][] = [
  ['Edge', /Edg(?:e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
]
const SYSTEMS: readonly [string, RegExp][] = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
]

/** What a person would call it: 'Firefox, Android'. Undefined for what is neither. */
export function browserName(userAgent: string): string | undefined {
  const nameIn = (names: readonly [string, RegExp][]) => names.find(([, sign]) => sign.test(userAgent))?.[0]
  const names = [nameIn(BROWSERS), nameIn(SYSTEMS)].filter(name => name !== undefined)
  return names.length > 0 ? names.join(', ') : undefined
}
