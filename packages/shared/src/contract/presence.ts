import { TellTyping } from '../presence.ts'
import { command } from './command.ts'
import { Nothing } from './nothing.ts'

export const tellTyping = command({
  name: 'presence:typing',
  summary: 'Shows for some seconds that this member of the topic is writing.',
  access: 'member',
  limit: 'typing',
  socket: true,
  input: TellTyping,
  output: Nothing,
})
