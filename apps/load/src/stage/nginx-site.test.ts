import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { nginxSite } from './nginx-site.ts'
import { inRoot } from './root.ts'

const template = readFileSync(inRoot('deploy/nginx.conf'), 'utf8')

describe('the site of a run', () => {
  test('is that of the operators, with ports of its own', () => {
    const site = nginxSite(template, { port: 20_001, nodePorts: [20_002, 20_003, 20_004] })
    expect(site.match(/listen .*;/g)).toEqual(['listen 127.0.0.1:20001;'])
    const servers = site.match(/(?<=^ *server )127\S+/gm)
    const three = ['127.0.0.1:20002', '127.0.0.1:20003', '127.0.0.1:20004']
    expect(servers).toEqual([...three, ...three])
  })

  test('is not made from a template that has no place for the ports', () => {
    const ports = { port: 1, nodePorts: [2] }
    expect(() => nginxSite(template.replace('listen 80;', 'listen 8080;'), ports)).toThrow("'listen' line")
    expect(() => nginxSite(template.replaceAll(':3000', ':4000'), ports)).toThrow("'server' line")
  })
})
