// One piece: whoever sees the bar can write, also when the line goes a moment later.
export { ComposeSheet } from '#features/compose/compose-sheet.tsx'
export { BottomBar } from './bottom-bar.tsx'
