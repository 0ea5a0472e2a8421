import type { CSSProperties } from 'react'

/**
 * Props that give an element, and all inside it, the colours of a hue (ui/theme/tokens.css). React sets the style
 * through the object model, which a content security policy without inline styles allows.
 */
export function hueProps(hue: number): { 'data-hue': number; style: CSSProperties } {
  return { 'data-hue': hue, style: { '--hue': hue } as CSSProperties }
}

/** The hue that stands for a name: the same on every screen, and spread over the circle. */
export function hueOf(name: string): number {
  let hash = 2166136261
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  return (hash >>> 0) % 360
}
