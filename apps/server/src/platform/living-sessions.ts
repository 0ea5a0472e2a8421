import type { Role } from '@mehfil/shared/person'
import type { Pool } from 'pg'
import type { Member } from './handling.ts'

/** What a browser session says of itself. Only the database knows whether it still holds. */
export type SessionClaim = { readonly personId: string; readonly sessionId: string }

type Row = { session_id: string; id: string; handle: string; role: Role }

// A session holds while its row is there and not out of time by the database's clock, and its epoch is still
// the person's own: so a late request that wrote a revoked session back has brought nothing back (S2).
const LIVING = `
  select claim.session_id, person.id, person.handle, person.role
  from unnest($1::text[], $2::text[]) as claim (person_id, session_id)
  join user_sessions session
    on session.sess ->> 'personId' = claim.person_id
   and session.sess ->> 'publicId' = claim.session_id
   and session.expire > now()
  join people person
    on person.id = claim.person_id::uuid
   and person.session_epoch = (session.sess ->> 'epoch')::int`

/** The members behind those of the claims that hold, by session id; any number in one query. */
export async function livingSessions(
  pool: Pool,
  claims: readonly SessionClaim[],
): Promise<Map<string, Member>> {
  if (claims.length === 0) return new Map()
  const { rows } = await pool.query<Row>(LIVING, [
    claims.map(claim => claim.personId),
    claims.map(claim => claim.sessionId),
  ])
  return new Map(rows.map(row => [row.session_id, toMember(row)]))
}

const toMember = ({ session_id, id, handle, role }: Row): Member => ({
  kind: 'member',
  id,
  handle,
  role,
  sessionId: session_id,
})

// The trigger computes the rest. Only sessions whose end would move by a day or more, so that each is written
// once a day; from 14 days before its last day on, none is.
const KEEP_ALIVE = `
  update user_sessions session set expire = now()
  from unnest($1::text[], $2::text[]) as claim (person_id, session_id)
  where session.sess ->> 'personId' = claim.person_id
    and session.sess ->> 'publicId' = claim.session_id
    and session.expire > now()
    and session.expire < now() + interval '13 days'
    and session.created_at > now() - interval '76 days'`

/** An open socket is a use of its session, though no request ever comes. */
export async function keepSessionsAlive(pool: Pool, claims: readonly SessionClaim[]): Promise<void> {
  if (claims.length === 0) return
  await pool.query(KEEP_ALIVE, [claims.map(claim => claim.personId), claims.map(claim => claim.sessionId)])
}
