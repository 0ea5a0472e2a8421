export type Script = 'latin' | 'urdu' | 'devanagari' | 'bengali'

const letters: Readonly<Record<Script, RegExp>> = {
  latin: /\p{Script=Latin}/gu,
  urdu: /\p{Script=Arabic}/gu,
  devanagari: /\p{Script=Devanagari}/gu,
  bengali: /\p{Script=Bengali}/gu,
}

const scripts = Object.keys(letters) as Script[]

/** The script that most of the letters of a text belong to. */
export function scriptOf(text: string): Script {
  const count = (script: Script): number => text.match(letters[script])?.length ?? 0
  return scripts.reduce((best, script) => (count(script) > count(best) ? script : best), 'latin')
}
