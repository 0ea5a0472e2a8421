import type { CSSProperties } from 'react'

/**
 * Props that give an element, and all inside it, the colours of a hue (ui/theme/tokens.css). React sets the style
 * through the object model, which a content security policy without inline styles allows.
 */
export function hueProps(hue: number): { 'data-hue': number; style: CSSProperties } {
  return { 'data-hue': hue, style: { '--hue': hue } as CSSProperties }
}
