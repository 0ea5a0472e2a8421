import { type ComponentType, createContext, type RefObject } from 'react'

export type NamingProps = {
  /** The field in which somebody writes. */
  area: RefObject<HTMLTextAreaElement | null>
  /** The same text laid out beneath it, to find where a letter stands. */
  copy: RefObject<HTMLElement | null>
  text: string
  topicId: string
}

/** What offers names where somebody writes one: given by whoever composes the app, fetched where it is needed. */
export const NamingContext = createContext<ComponentType<NamingProps> | null>(null)
