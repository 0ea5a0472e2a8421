import { Link } from 'wouter'
import { usePerson } from '#lib/client-context.ts'
import { paths } from '#lib/paths.ts'
import { Avatar } from '#ui/avatar/avatar.tsx'
import styles from './faces.module.css'

/** Some people, as a row of pictures. */
export function Faces({ ids }: { ids: readonly string[] }) {
  return (
    <ul className={styles.faces}>
      {ids.map(id => (
        <Face key={id} id={id} />
      ))}
    </ul>
  )
}

function Face({ id }: { id: string }) {
  const person = usePerson(id)
  if (!person) return null
  return (
    <li>
      <Link href={paths.person(person.handle)} aria-label={person.displayName} title={person.displayName}>
        <Avatar person={person} size="s" />
      </Link>
    </li>
  )
}
