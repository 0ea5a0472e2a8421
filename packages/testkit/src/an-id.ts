/** A UUID from a number, the same each time; `kind` keeps people, topics and thoughts apart. */
export const anId = (number: number, kind = 0) =>
  `01900000-0000-7000-8${kind.toString(16).padStart(3, '0')}-${number.toString(16).padStart(12, '0')}`
