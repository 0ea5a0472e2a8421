import { Component, type ReactNode } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { Blank } from '#ui/blank/blank.tsx'
import { Button } from '#ui/button/button.tsx'

/** The last resort: says that something broke and offers a reload; drafts and the outbox are in the storage. */
export class AppBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    if (!this.state.isBroken) return this.props.children
    return (
      <main>
        <Blank title={t('app.broken')} text={t('app.broken.next')}>
          <Button look="main" onClick={() => location.reload()}>
            {t('app.reload')}
          </Button>
        </Blank>
      </main>
    )
  }
}
