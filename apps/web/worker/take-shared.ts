import { SHARED, type SharedFields } from '../src/lib/worker-words.ts'

/** Keeps what another app shares until a draft has it, and leads to where one writes. Nothing is sent. */
export async function takeShared(request: Request): Promise<Response> {
  try {
    await keep(await request.formData())
    return Response.redirect('/share', 303)
  } catch {
    return Response.redirect('/share?lost', 303)
  }
}

async function keep(form: FormData): Promise<void> {
  const textOf = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const fields: SharedFields = { title: textOf('title'), text: textOf('text'), url: textOf('url') }
  const picture = form.get('picture')
  const cache = await caches.open(SHARED.cache)
  // First the picture: who finds the fields takes both.
  await cache.delete(SHARED.picture)
  if (picture instanceof File && picture.size > 0) await cache.put(SHARED.picture, new Response(picture))
  await cache.put(SHARED.fields, Response.json(fields))
}
