import type { Person, Relation } from '@mehfil/shared/person'
import { Ban, Volume2, VolumeX } from 'lucide-react'
import { t } from '#lib/i18n/translate.ts'
import { MenuEntry } from '#ui/popover/menu-entry.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import { useRelating } from './use-relating.ts'

type EntriesProps = {
  person: Person
  relation: Relation | undefined
  onClose: () => void
  /** Asks before it does so. */
  onBlock: () => void
}

/** What one does so as not to hear of somebody. */
export function PersonEntries({ person, relation, onClose, onBlock }: EntriesProps) {
  const relate = useRelating(person)
  const { handle } = person
  const run = (action: () => void) => () => {
    onClose()
    action()
  }
  return (
    <>
      {relation?.mutes ? (
        <MenuEntry icon={Volume2} onClick={run(() => relate('unmute'))}>
          {t('relation.unmute', { handle })}
        </MenuEntry>
      ) : (
        <MenuEntry icon={VolumeX} onClick={run(() => relate('mute'))}>
          {t('relation.mute', { handle })}
        </MenuEntry>
      )}
      {relation?.blocks ? (
        <MenuEntry icon={Ban} onClick={run(() => relate('unblock'))}>
          {t('relation.unblock', { handle })}
        </MenuEntry>
      ) : (
        <MenuEntry icon={Ban} isDangerous onClick={run(onBlock)}>
          {t('relation.block', { handle })}
        </MenuEntry>
      )}
    </>
  )
}

/** The same, beside the head of her page. */
export function PersonMenu({ anchor, ...rest }: EntriesProps & { anchor: HTMLElement }) {
  const { person, onClose } = rest
  return (
    <Popover anchor={anchor} label={t('relation.menu', { name: person.displayName })} onClose={onClose}>
      <PersonEntries {...rest} />
    </Popover>
  )
}
