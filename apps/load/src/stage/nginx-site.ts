export type SitePorts = { readonly port: number; readonly nodePorts: readonly number[] }

const LISTEN = /^( *)listen 80;$/gm
/** The servers of the template: the first stands for all of ours, the others go. */
const SERVERS = /^( *)server 127\.0\.0\.1:3000 (.*)$(?:\n *server 127\.0\.0\.1:\d+ .*$)*/gm

/** What operators are given, with the ports of a run. Throws when the template has no place for them. */
export function nginxSite(template: string, { port, nodePorts }: SitePorts): string {
  for (const [what, place] of Object.entries({ listen: LISTEN, server: SERVERS })) {
    if (!template.match(place)) throw new Error(`deploy/nginx.conf has no '${what}' line that is known here.`)
  }
  return template
    .replace(LISTEN, `$1listen 127.0.0.1:${port};`)
    .replace(SERVERS, (_line, indent: string, rest: string) =>
      nodePorts.map(nodePort => `${indent}server 127.0.0.1:${nodePort} ${rest}`).join('\n'),
    )
}
