import { v7 } from 'uuid'

/** A new UUIDv7: unique everywhere, and sorted by the time it was made. */
export type NewId = () => string

export const newId: NewId = () => v7()
