import { LoadMedia, MEDIA_TYPES, UploadedMedia, UploadMedia } from '../media.ts'
import { command } from './command.ts'
import { Nothing } from './nothing.ts'

export const uploadMedia = command({
  name: 'media:upload',
  summary:
    'Takes in a picture, to be named by a thought; one that no thought names is forgotten after a day.',
  access: 'member',
  limit: 'upload',
  http: {
    method: 'POST',
    path: '/api/media',
    status: 201,
    takes: { types: MEDIA_TYPES, headers: { alt: 'x-alt-text', clientId: 'x-client-id' } },
  },
  socket: false,
  input: UploadMedia,
  output: UploadedMedia,
})

export const loadMedia = command({
  name: 'media:load',
  summary: 'A file of a picture: for everyone who may read its thought, and for its author before.',
  access: 'reader',
  limit: 'view',
  http: { method: 'GET', path: '/media/:file', answers: 'image/webp' },
  socket: false,
  input: LoadMedia,
  output: Nothing,
})
