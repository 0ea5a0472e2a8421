/** Drawn for the demo: in `../pictures`, the SVG beside each WebP is what it was drawn as. */
export const pictures = {
  dawn: {
    width: 1280,
    height: 840,
    thumbhash: 'HkiOK4YPhoqJd4CHdIB5B3eIgHhwBwg=',
    alt: 'A sky from violet to peach over dark roofs, with a thin moon, a water tank, a cat, and washing on a line.',
  },
  chai: {
    width: 1280,
    height: 960,
    thumbhash: 'qUkWDYSIeHePd3h0d4iHiFBnQAeG',
    alt: 'A glass of chai steaming on a wooden table, with a piece of ginger and two pods of cardamom beside it.',
  },
  terrace: {
    width: 1280,
    height: 800,
    thumbhash: 'TheGC4IPRGlojXBGYHwEp3d3gIhwFwg=',
    alt: 'Three people on a terrace at night, under a string of lamps and a full moon; between them a dish of chickpeas and an open book.',
  },
} as const

export type PictureName = keyof typeof pictures
