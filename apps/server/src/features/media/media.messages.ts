import type { ErrorBody } from '@mehfil/shared/errors'
import type { PictureKind } from './media.kind.ts'
import type { Picture } from './media.pictures.ts'

/** What the decoder is asked: one at a time, in turn. */
export type DecoderQuestion = { readonly file: string; readonly kind: PictureKind }

export type DecoderAnswer =
  | { readonly ok: true; readonly picture: Picture }
  | { readonly ok: false; readonly error: Pick<ErrorBody, 'code' | 'message'> }
