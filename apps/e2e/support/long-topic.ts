/**
 * Thoughts of a long topic: enough that a list which is not virtual, or lets nothing go, could not bear them.
 * `pnpm test:long` takes ten thousand.
 */
export const LONG = Number(process.env.LONG_TOPIC ?? 3_000)
