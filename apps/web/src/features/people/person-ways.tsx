import type { Profile } from '@mehfil/shared/person'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useUser } from '#lib/client-context.ts'
import { t } from '#lib/i18n/translate.ts'
import { paths } from '#lib/paths.ts'
import { Button, buttonClass } from '#ui/button/button.tsx'
import { MenuButton } from '#ui/popover/menu-button.tsx'
import { BlockPerson } from './block-person.tsx'
import { FollowButton } from './follow-button.tsx'
import { PersonMenu } from './person-menu.tsx'
import styles from './person-ways.module.css'
import { useRelating } from './use-relating.ts'
import { useRelation } from './use-relation.ts'

/** What can be done on somebody's page; on one's own, the ways that lead on from it. */
export function PersonWays({ person }: { person: Profile }) {
  const user = useUser()
  const relation = useRelation(person.id)
  const relate = useRelating(person)
  const [isAsking, setIsAsking] = useState(false)
  if (user?.id === person.id) {
    return (
      <>
        <Link href={paths.bookmarks} className={buttonClass('calm')}>
          {t('nav.bookmarks')}
        </Link>
        <Link href={paths.settings} className={buttonClass('calm')}>
          {t('person.edit')}
        </Link>
      </>
    )
  }
  if (relation?.blocks) {
    return (
      <Button onClick={() => relate('unblock')}>{t('relation.unblock', { handle: person.handle })}</Button>
    )
  }
  return (
    <>
      <FollowButton person={person} />
      {user && (
        <MenuButton
          label={t('relation.menu', { name: person.displayName })}
          className={styles.menu}
          sign={<Ellipsis size={18} aria-hidden />}
        >
          {(anchor, close) => (
            <PersonMenu
              person={person}
              relation={relation}
              anchor={anchor}
              onClose={close}
              onBlock={() => setIsAsking(true)}
            />
          )}
        </MenuButton>
      )}
      {isAsking && <BlockPerson person={person} onClose={() => setIsAsking(false)} />}
    </>
  )
}
