import type { HttpForm } from './command.ts'

type Fields = Record<string, unknown>

/**
 * Where a command is asked over HTTP. Fields of the input that the path names stand in it; the others are in the query
 * (GET, DELETE), or left over for the body. Fields that are undefined are not there.
 */
export function httpAddress(form: HttpForm, input: Fields): { path: string; rest: Fields } {
  const left = new Map(Object.entries(input).filter(([, value]) => value !== undefined))
  const path = form.path.replace(/:(\w+)/g, (_, field: string) => {
    const value = left.get(field)
    left.delete(field)
    return encodeURIComponent(String(value))
  })
  if (form.method !== 'GET' && form.method !== 'DELETE') return { path, rest: Object.fromEntries(left) }
  const query = [...left].map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')
  return { path: query ? `${path}?${query}` : path, rest: {} }
}
