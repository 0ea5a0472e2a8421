/** Which version of the app this page is; written into it by the build. */
export const pageVersion = () =>
  document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? ''
