import { memo, type ReactNode, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { AnchoredList } from '#ui/anchored-list/anchored-list.tsx'
import type { AnchoredListHandle, ListAnchor, VisibleRange } from '#ui/anchored-list/list-contract.ts'
import { useRowPlace } from '#ui/anchored-list/row-place.ts'
import styles from './anchored-list.module.css'
import { aThought, guessHeight, type Thought, thoughts } from './thoughts.ts'

/** What a test may do to the list, and what it is told of it. */
export interface Harness {
  show(change: (rows: readonly Thought[]) => readonly Thought[]): void
  aThought: typeof aThought
  thoughts: typeof thoughts
  list: AnchoredListHandle
  /** How often each row was drawn. */
  drawn: Map<string, number>
  told: { ranges: VisibleRange[]; atTop: boolean[]; starts: number; ends: number }
}

declare global {
  interface Window {
    harness: Harness
  }
}

const query = new URLSearchParams(location.search)
const initialAnchor: ListAnchor | undefined = query.has('key')
  ? { key: query.get('key') ?? '', offset: Number(query.get('offset')) }
  : undefined
const count = Number(query.get('count') ?? 200)

const drawn = new Map<string, number>()
const told: Harness['told'] = { ranges: [], atTop: [], starts: 0, ends: 0 }
const rowKey = (thought: Thought) => thought.id
const renderRow = (thought: Thought) => <Card thought={thought} />

const Card = memo(function Card({ thought }: { thought: Thought }) {
  drawn.set(thought.id, (drawn.get(thought.id) ?? 0) + 1)
  return (
    <Place id={thought.id}>
      <strong>{thought.id}</strong>
      <div className={styles.body} lang={thought.lang} dir="auto">
        {thought.text}
        {thought.picture > 0 && <Picture height={thought.picture} />}
      </div>
      <div className={styles.acts}>
        <button type="button">Relatable</button>
      </div>
    </Place>
  )
})

/** A picture whose size is not known before it has been loaded, which takes a moment. */
function Picture({ height }: { height: number }) {
  const [source] = useState(() => {
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="${height}"><rect width="600" height="${height}" fill="#b8475f"/></svg>`
    return URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }))
  })
  return <img src={source} alt="" />
}

function Place({ id, children }: { id: string; children: ReactNode }) {
  const { index, count: total } = useRowPlace()
  return (
    <article
      className={styles.card}
      aria-label={id}
      aria-posinset={index + 1}
      aria-setsize={total}
      tabIndex={-1}
    >
      {children}
    </article>
  )
}

function Page() {
  const [rows, setRows] = useState<readonly Thought[]>(() => thoughts(100_000, count))
  const list = useRef<AnchoredListHandle>(null)
  window.harness = {
    show: setRows,
    aThought,
    thoughts,
    drawn,
    told,
    get list() {
      if (!list.current) throw new Error('The list is not mounted')
      return list.current
    },
  }
  return (
    <main className={styles.column}>
      <h1 className={styles.head}>{rows.length} thoughts</h1>
      <div className={styles.feed}>
        <AnchoredList
          rows={rows}
          rowKey={rowKey}
          renderRow={renderRow}
          estimateHeight={guessHeight}
          initialAnchor={initialAnchor}
          aria-label="Thoughts"
          handleRef={list}
          onVisibleChange={range => told.ranges.push(range)}
          onAtTopChange={isAtTop => told.atTop.push(isAtTop)}
          onReachStart={() => told.starts++}
          onReachEnd={() => told.ends++}
        />
      </div>
    </main>
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Page />)
