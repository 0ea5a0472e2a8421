/** The browser's offer to install the app; only some make one. */
export type InstallOffer = Event & {
  prompt(): Promise<void>
  readonly userChoice: Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

/** It comes early: public/early.js keeps it. */
export const installOffer = () => Reflect.get(window, 'installOffer') as InstallOffer | undefined

/** An offer can be taken once. */
export const dropInstallOffer = () => Reflect.deleteProperty(window, 'installOffer')
