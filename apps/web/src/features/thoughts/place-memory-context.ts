import { createContext, useContext } from 'react'
import type { PlaceMemory } from './place-memory.ts'

const PlaceMemoryContext = createContext<PlaceMemory | null>(null)

export const PlaceMemoryProvider = PlaceMemoryContext.Provider

export function usePlaceMemory(): PlaceMemory {
  const memory = useContext(PlaceMemoryContext)
  if (!memory) throw new Error('usePlaceMemory needs a PlaceMemoryProvider above it.')
  return memory
}
