// One piece: what is said of a version comes with what finds it.
export { VersionLine } from './version-line.tsx'
export { VersionWatch } from './version-watch.ts'
