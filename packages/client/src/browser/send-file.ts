import type { SendFile } from '../file-call.ts'

/** By XMLHttpRequest, the one way in which browsers tell how much has left. */
export const sendFile: SendFile = ({ url, headers, body, signal, handleProgress }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = () => reject(new TypeError('The file was not sent.'))
    request.open('POST', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => handleProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const retryAfter = request.getResponseHeader('retry-after')
      const init = { status: request.status, headers: retryAfter ? { 'retry-after': retryAfter } : {} }
      resolve(new Response(request.responseText, init))
    }
    request.onerror = fail
    request.onabort = fail
    signal.addEventListener('abort', () => request.abort())
    request.send(body)
  })
