/**
 * What a person without a picture is drawn with: one family of shapes of old windows and gardens, on a square of 24, with
 * room for a letter in the middle. All are filled even-odd.
 */
export const MOTIFS = [
  // A star of two squares, as in tiles.
  'M4 4h16v16H4zM12 .7 23.3 12 12 23.3.7 12z',
  // Four rings that meet in petals.
  'M6 6a6 6 0 0 1 12 0A6 6 0 0 1 6 6M6 18a6 6 0 0 1 12 0 6 6 0 0 1-12 0M0 12a6 6 0 0 1 12 0 6 6 0 0 1-12 0M12 12a6 6 0 0 1 12 0 6 6 0 0 1-12 0',
  // An arch within an arch.
  'M3 24V13C3 7 10 6 12 0c2 6 9 7 9 13v11zM7 24V14c0-4 4-5 5-9 1 4 5 5 5 9v10z',
  // A young moon.
  'M17 1.5A11 11 0 1 0 23 14 9 9 0 1 1 17 1.5',
  // A rosette.
  'M12 7Q7.8 4.3 12-.5Q16.2 4.3 12 7M15.5 8.5Q14.5 3.6 20.8 3.2Q20.4 9.5 15.5 8.5M17 12Q19.7 7.8 24.5 12Q19.7 16.2 17 12M15.5 15.5Q20.4 14.5 20.8 20.8Q14.5 20.4 15.5 15.5M12 17Q16.2 19.7 12 24.5Q7.8 19.7 12 17M8.5 15.5Q9.5 20.4 3.2 20.8Q3.6 14.5 8.5 15.5M7 12Q4.3 16.2-.5 12Q4.3 7.8 7 12M8.5 8.5Q3.6 9.5 3.2 3.2Q9.5 3.6 8.5 8.5',
  // A lattice.
  'M0 6l6-6 6 6-6 6zM12 6l6-6 6 6-6 6zM0 18l6-6 6 6-6 6zM12 18l6-6 6 6-6 6zM6 12l6-6 6 6-6 6z',
  // Roofs of a town.
  'M0 24v-6c0-4 4-4 4-7 0 3 4 3 4 7 0-6 4-7 4-11 0 4 4 5 4 11 0-4 4-4 4-7 0 3 4 3 4 7v6z',
] as const

/** Pomegranate, rose, plum, aubergine, dusk, water, leaf, saffron, clay. */
const HUES = [12, 350, 322, 290, 258, 205, 160, 75, 42]

/** How far the motif's hue is from that of its ground. */
const STEPS = [-28, 0, 28]

/** Spreads names evenly, and gives the same number on every screen (FNV-1a, mixed once more so that all bits count). */
function numberOf(name: string): number {
  let hash = 2166136261
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  return Math.imul(hash ^ (hash >>> 15), 2246822519) >>> 0
}

/** How the person of this handle is drawn. */
export function drawingOf(handle: string) {
  const number = numberOf(handle)
  const pick = <Each>(of: readonly Each[], at: number) => of[Math.floor(number / at) % of.length] as Each
  const hue = pick(HUES, MOTIFS.length)
  return {
    motif: pick(MOTIFS, 1),
    hue,
    motifHue: hue + pick(STEPS, MOTIFS.length * HUES.length),
  }
}
