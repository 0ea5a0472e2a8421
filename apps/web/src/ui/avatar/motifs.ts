/**
 * What a person without a picture is drawn with: one family of shapes of old windows and gardens, on a square of 24, with
 * room for a letter in the middle. All are filled even-odd.
 */
export const MOTIFS = [
  // A star of two squares, as in tiles.
  'M4 4h16v16H4zM12 .7 23.3 12 12 23.3.7 12z',
  // Four rings that meet in petals.
  'M6 6a6 6 0 0 1 12 0 6 6 0 0 1-12 0m0 12a6 6 0 0 1 12 0 6 6 0 0 1-12 0m-6-6a6 6 0 0 1 12 0 6 6 0 0 1-12 0m12 0a6 6 0 0 1 12 0 6 6 0 0 1-12 0',
  // An arch within an arch.
  'M3 24V13C3 7 10 6 12 0c2 6 9 7 9 13v11zM7 24V14c0-4 4-5 5-9 1 4 5 5 5 9v10z',
  // A young moon.
  'M17 1.5A11 11 0 1 0 23 14 9 9 0 1 1 17 1.5',
  // A blossom.
  'M2 2q10 0 10 10Q2 12 2 2m20 0q0 10-10 10Q12 2 22 2m0 20q-10 0-10-10 10 0 10 10M2 22q0-10 10-10 0 10-10 10',
  // A lattice.
  'M0 6l6-6 6 6-6 6zm12 0l6-6 6 6-6 6zm0 12l6-6 6 6-6 6zm-12 0l6-6 6 6-6 6zm6-6l6-6 6 6-6 6z',
  // Roofs of a town.
  'M0 24v-6c0-4 4-4 4-7 0 3 4 3 4 7 0-6 4-7 4-11 0 4 4 5 4 11 0-4 4-4 4-7 0 3 4 3 4 7v6z',
] as const

/** Pomegranate, rose, plum, aubergine, dusk, water, leaf, saffron, clay. */
const HUES = [12, 350, 322, 290, 258, 205, 160, 75, 42]

/** How far the motif's hue is from that of its ground. */
const STEPS = [-28, 0, 28]

/** The same number for a name on every screen, spread evenly (FNV-1a). */
function numberOf(name: string): number {
  let hash = 2166136261
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  return hash >>> 0
}

/** How the person of this handle is drawn: what is left of its number by each division picks one thing. */
export function drawingOf(handle: string) {
  let number = numberOf(handle)
  const pick = <Each>(of: readonly Each[]) => {
    const picked = of[number % of.length] as Each
    number = Math.floor(number / of.length)
    return picked
  }
  const hue = pick(HUES)
  return { motif: pick(MOTIFS), hue, motifHue: hue + pick(STEPS) }
}
