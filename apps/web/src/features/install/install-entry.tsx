import { Download } from 'lucide-react'
import { useState } from 'react'
import { t } from '#lib/i18n/translate.ts'
import { Button } from '#ui/button/button.tsx'
import styles from './install-entry.module.css'
import { dropInstallOffer, installOffer } from './install-offer.ts'
import type { WayToInstall } from './way-to-install.ts'

/** Offers what the browser offers, in one's own time. */
export function InstallEntry({ way }: { way: Exclude<WayToInstall, 'none'> }) {
  const [isTaken, setIsTaken] = useState(false)
  const install = async () => {
    const offer = installOffer()
    await offer?.prompt()
    if ((await offer?.userChoice)?.outcome !== 'accepted') return
    dropInstallOffer()
    setIsTaken(true)
  }
  if (way === 'installed' || isTaken) return <p className={styles.hint}>{t('install.done')}</p>
  if (way === 'hand') return <p className={styles.hint}>{t('install.hand')}</p>
  return (
    <div className={styles.offer}>
      <Button onClick={() => void install()}>
        <Download size={16} aria-hidden /> {t('install.offer')}
      </Button>
      <p className={styles.hint}>{t('install.offer.hint')}</p>
    </div>
  )
}
