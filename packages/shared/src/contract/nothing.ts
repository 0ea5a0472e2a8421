import * as z from 'zod/mini'

/** No input, or no answer beyond its having worked. */
export const Nothing = z.strictObject({})
