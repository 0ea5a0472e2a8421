import { Found, Search } from '../search.ts'
import { command } from './command.ts'

export const search = command({
  name: 'search:find',
  summary:
    'Thoughts, people or topics with these words: whole ones before beginnings before parts, in any script and spelling.',
  access: 'reader',
  limit: 'search',
  http: { method: 'GET', path: '/api/search' },
  socket: false,
  input: Search,
  output: Found,
})
