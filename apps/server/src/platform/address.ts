import type { IncomingMessage } from 'node:http'
import net from 'node:net'

/** Express's compiled `trust proxy`: is this address, the n-th counted from us, a proxy of ours? */
export type TrustsProxy = (address: string, hop: number) => boolean

const MAPPED_V4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/**
 * The client's address: the first one, counted from us outwards, that is not a proxy of ours. What stands
 * before it in X-Forwarded-For was written by the client herself and counts for nothing (S15).
 */
export function addressOf(request: IncomingMessage, trusts: TrustsProxy): string {
  const peer = request.socket.remoteAddress ?? ''
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',')
  const hops = [peer, ...forwarded.map(hop => hop.trim()).reverse()]
  const client = hops.find((hop, index) => index === hops.length - 1 || !trusts(hop, index)) ?? ''
  const address = net.isIP(client) === 0 ? peer : client
  return MAPPED_V4.exec(address)?.[1] ?? address
}

/** Eight groups of an IPv6 address, without the zone; `::` stands for as many zero groups as are missing. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const groups = (part: string) => (part ? part.split(':') : [])
  if (tail === undefined) return groups(head)
  const missing = 8 - groups(head).length - groups(tail).length
  return [...groups(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail)]
}

/** What limits count by: an IPv4 address, or the /64 of an IPv6 one, since that is what one customer gets (S8). */
export function networkOf(address: string): string {
  if (net.isIP(address) !== 6) return address
  const prefix = groupsOf(address.toLowerCase()).slice(0, 4)
  return `${prefix.map(group => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
