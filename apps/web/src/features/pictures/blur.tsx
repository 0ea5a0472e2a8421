import { useLayoutEffect, useRef } from 'react'
import { thumbHashPixels } from './thumb-hash.ts'

const SIDE = 20

/** What a picture will roughly look like. A canvas: addresses with data in them are against the security policy. */
export function Blur({ hash }: { hash: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const pixels = new ImageData(thumbHashPixels(hash, SIDE), SIDE, SIDE)
    canvas.current?.getContext('2d')?.putImageData(pixels, 0, 0)
  }, [hash])
  return <canvas ref={canvas} width={SIDE} height={SIDE} aria-hidden />
}
