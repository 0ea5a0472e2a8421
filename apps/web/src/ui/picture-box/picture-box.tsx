import type { CSSProperties, ReactNode } from 'react'
import { classNames } from '#lib/class-names.ts'
import { boxOf } from './box-of.ts'
import styles from './picture-box.module.css'

type PictureBoxProps = { width: number; height: number; className?: string | undefined; children: ReactNode }

/** The place of a picture: of its final size from the start, whatever becomes of the picture. */
export function PictureBox({ width, height, className, children }: PictureBoxProps) {
  const box = boxOf({ width, height })
  const style = { '--ratio': box.ratio, '--width': `${box.width}px` } as CSSProperties
  return (
    <div className={classNames(styles.box, className)} style={style}>
      {children}
    </div>
  )
}
