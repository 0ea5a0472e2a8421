import { listBlocked, listMuted } from '@mehfil/shared/contract/relations'
import type { Person } from '@mehfil/shared/person'
import { useMemo, useState } from 'react'
import { useClient } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { createPages } from '#lib/pages.ts'
import { Button } from '#ui/button/button.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { PagedList } from '#ui/paged-list/paged-list.tsx'
import styles from './kept-apart.module.css'
import { PersonLine } from './person-line.tsx'
import { useRelating } from './use-relating.ts'
import { useRelation } from './use-relation.ts'

const LIMIT = 30

type Apart = 'mutes' | 'blocks'

const COMMANDS = { mutes: listMuted, blocks: listBlocked }
const WAYS = { mutes: ['mute', 'unmute'], blocks: ['block', 'unblock'] } as const

/** The ways to those whom one mutes and blocks. */
export function KeptApart() {
  const [kind, setKind] = useState<Apart>()
  return (
    <div className={styles.ways}>
      <p>{t('relation.apart.hint')}</p>
      <Button onClick={() => setKind('mutes')}>{t('relation.mutes.title')}</Button>
      <Button onClick={() => setKind('blocks')}>{t('relation.blocks.title')}</Button>
      {kind && (
        <Dialog title={t(`relation.${kind}.title`)} onClose={() => setKind(undefined)}>
          <ApartList kind={kind} />
        </Dialog>
      )}
    </div>
  )
}

/** Whom one mutes, or blocks, with the way back, and back again. */
function ApartList({ kind }: { kind: Apart }) {
  const client = useClient()
  const pages = useMemo(
    () =>
      createPages(async (cursor: string | undefined) => {
        const { people, next } = await client.call(COMMANDS[kind], {
          limit: LIMIT,
          ...(cursor && { cursor }),
        })
        return { items: people, next }
      }),
    [client, kind],
  )
  return (
    <PagedList
      pages={pages}
      label={t(`relation.${kind}.label`)}
      empty={t(`relation.${kind}.none`)}
      keyOf={person => person.id}
    >
      {person => <Entry person={person} kind={kind} />}
    </PagedList>
  )
}

/** It stays in the list when it is undone: one may have pressed the wrong one. */
function Entry({ person, kind }: { person: Person; kind: Apart }) {
  const isSo = useRelation(person.id)?.[kind] ?? true
  const relate = useRelating(person)
  const [make, undo] = WAYS[kind]
  const way = isSo ? undo : make
  return (
    <PersonLine person={person}>
      <Button onClick={() => relate(way)} aria-label={t(`relation.${way}`, { handle: person.handle })}>
        {t(`relation.way.${way}`)}
      </Button>
    </PersonLine>
  )
}
