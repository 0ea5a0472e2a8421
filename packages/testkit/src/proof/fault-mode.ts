/** How a proxy treats what passes through it. */
export type FaultMode =
  | { readonly kind: 'pass' }
  /** Each piece comes later, in order; `jitterMs` is spread evenly on top. */
  | { readonly kind: 'latency'; readonly ms: number; readonly jitterMs: number }
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** Nothing passes and nobody is told: a cable pulled out, a router that forgot. */
  | { readonly kind: 'half-open' }
  /** New connections are reset at once; the open ones go on. */
  | { readonly kind: 'refuse' }

export const PASS: FaultMode = { kind: 'pass' }
