import { Component, type ReactNode } from 'react'
import { t } from '#lib/i18n/translate.ts'
import styles from '#ui/list-edge/list-edge.module.css'

type RowBoundaryProps = { children: ReactNode }

/** A row that fails to draw becomes a line that says so, and costs no other row. */
export class RowBoundary extends Component<RowBoundaryProps, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? <p className={styles.edge}>{t('thought.broken')}</p> : this.props.children
  }
}
