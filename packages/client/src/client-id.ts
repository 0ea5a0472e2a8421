const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

/**
 * A UUIDv7 (RFC 9562, 5.7) from the client's clock. `crypto.randomUUID` is missing on plain http pages other than
 * localhost, which a self-hosted community may well use; `getRandomValues` is always there.
 */
export function createClientId(nowMs: number): string {
  const random = [...crypto.getRandomValues(new Uint8Array(10))]
  const byte = (index: number) => random[index] ?? 0
  const time = hex(nowMs, 12)
  const version = `7${hex(byte(0) & 0x0f, 1)}${hex(byte(1), 2)}`
  const variant = `${hex((byte(2) & 0x3f) | 0x80, 2)}${hex(byte(3), 2)}`
  const tail = random
    .slice(4)
    .map(value => hex(value, 2))
    .join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${tail}`
}
