import { describe, expect, test } from 'vitest'
import { createFollowing } from './following.ts'
import type { LeadLine, TabMessage } from './messages.ts'

/** A tab that follows, with all that it says to others and to its connection. */
function createFollower() {
  const said: string[] = []
  const posted: TabMessage[] = []
  const role = createFollowing({
    me: 'me',
    isVisible: () => true,
    post: message => posted.push(message),
    handleWake: () => said.push('wake'),
  })
  const handlers = {
    handleOpen: () => said.push('open'),
    handleClose: () => said.push('close'),
    handleEvent: (name: string) => said.push(name),
  }
  const hear = (line: LeadLine) => role.handleMessage({ kind: 'lead', leader: 'other', term: 1, line })
  return { role, said, posted, handlers, hear }
}

const up = (id: string, userId?: string): LeadLine => ({ kind: 'up', id, userId })

describe('a tab that follows', () => {
  test('has a line as soon as it hears that the leader has one, and hears what comes over that one only', async () => {
    const { role, said, handlers, hear } = createFollower()
    role.openLine(handlers, 'amna')
    await Promise.resolve()
    expect(said).toEqual([])
    hear(up('a:1', 'amna'))
    role.handleMessage({ kind: 'event', line: 'a:1', name: 'topic:heads', payload: {} })
    role.handleMessage({ kind: 'event', line: 'b:1', name: 'viewer:changed', payload: {} })
    expect(said).toEqual(['open', 'topic:heads'])
  })

  test('lets go of its line when the leader has another one, and tries that at once', async () => {
    const { role, said, handlers, hear } = createFollower()
    role.openLine(handlers, 'amna')
    hear(up('a:1', 'amna'))
    hear(up('a:2', 'amna'))
    expect(said).toEqual(['open', 'close', 'wake'])
  })

  test('never uses the line of another account', async () => {
    const { role, said, posted, handlers, hear } = createFollower()
    const line = role.openLine(handlers, 'amna')
    hear(up('a:1', 'bilal'))
    void line.send('thought:post', {})
    expect(said).toEqual(['close', 'wake'])
    expect(posted).toEqual([])
  })

  test('asks the leader to try when somebody looks, and says why there is no line', async () => {
    const { role, said, posted, handlers, hear } = createFollower()
    hear({ kind: 'down' })
    role.openLine(handlers)
    await Promise.resolve()
    expect(posted).toEqual([{ kind: 'wake' }])
    expect(said).toEqual(['close'])
    role.openLine(handlers)
    hear({ kind: 'ended', bye: { code: 'session-ended', message: 'You logged out.' } })
    expect(said).toEqual(['close', 'bye'])
  })
})
