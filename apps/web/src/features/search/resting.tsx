import { RecentList } from './recent-list.tsx'
import styles from './resting.module.css'
import { SearchHints } from './search-hints.tsx'

type RestingProps = Parameters<typeof RecentList>[0]

/** While the field is empty: what was looked for lately, and how to. */
export const Resting = (props: RestingProps) => (
  <div className={styles.resting}>
    <RecentList {...props} />
    <SearchHints />
  </div>
)
