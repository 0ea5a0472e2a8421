import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import express from 'express'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cutSlowSenders } from './http-files.ts'

let server: Server
let port: number
beforeEach(async () => {
  const app = express().use(cutSlowSenders(200), express.json())
  app.post('/', (request, response) => void response.json(request.body))
  server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterEach(() => server.close())

/** Says that eleven bytes will come, sends these, and hears what it is told until the line is closed. */
async function send(...parts: string[]): Promise<string> {
  const socket = net.connect(port, '127.0.0.1')
  const head = ['POST / HTTP/1.1', 'host: x', 'content-type: application/json', 'content-length: 11']
  socket.write(`${head.join('\r\n')}\r\nconnection: close\r\n\r\n`)
  for (const part of parts) socket.write(part)
  return await text(socket)
}

describe('a body of JSON', () => {
  test('that comes in time is taken in', async () => {
    expect(await send('{"a":', '"wah"}')).toContain('200 OK')
  })

  test('that stops coming is refused, in our form, and its line closed (S14)', async () => {
    const answer = await send('{"a":')
    expect(answer).toContain('503 Service Unavailable')
    expect(answer).toContain('"code":"unavailable"')
  })
})
