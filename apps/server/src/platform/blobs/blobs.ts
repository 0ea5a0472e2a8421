import type { Readable } from 'node:stream'

/** A file as it is kept. It has to be opened or left alone: nothing is held before. */
export type Blob = { readonly size: number; open(): Readable }

/** Files by name, wherever they are. A name is never given to another content. */
export type Blobs = {
  /** Once it is back, the file is there as a whole and stays over a crash; before, there is none of it. */
  put(name: string, content: Uint8Array): Promise<void>
  /** Undefined when there is none of this name. */
  find(name: string): Promise<Blob | undefined>
  /** Removing what is not there is done already. */
  remove(name: string): Promise<void>
}
