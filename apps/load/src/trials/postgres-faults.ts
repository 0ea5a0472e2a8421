import type { Fault } from '@mehfil/testkit/proof/faults'
import type { Postgres } from '../stage/postgres.ts'

export function faultOf({ faults }: Postgres, kind: string): Fault {
  const fault = faults.find(one => one.kind === kind)
  if (!fault) throw new Error(`The database knows no fault '${kind}'.`)
  return fault
}
