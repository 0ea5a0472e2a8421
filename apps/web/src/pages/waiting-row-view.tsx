import type { OutboxEntry } from '@mehfil/client/states'
import { WaitingCard } from '#features/compose/waiting-card.tsx'
import { useUndo } from './use-undo.ts'

/** An own thought on its way; taken back, it goes where it was written. */
export function WaitingRowView({ entry }: { entry: OutboxEntry }) {
  const undo = useUndo()
  return <WaitingCard entry={entry} onUndo={clientId => void undo(clientId)} />
}
