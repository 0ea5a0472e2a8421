import type { MessageKey } from '#lib/i18n/translate.ts'

/** Every key of the app, in the order of the list that `?` shows. */
export const KEY_LIST = [
  { keys: ['j', 'k'], does: 'keys.move' },
  { keys: ['o', 'Enter'], does: 'keys.open' },
  { keys: ['n', 'c'], does: 'keys.compose' },
  { keys: ['r'], does: 'keys.reply' },
  { keys: ['l'], does: 'keys.relatable' },
  { keys: ['b'], does: 'keys.bookmark' },
  { keys: ['e'], does: 'keys.edit' },
  { keys: ['u'], does: 'keys.undo' },
  { keys: ['.'], does: 'keys.newest' },
  { keys: ['Ctrl End', 'Ctrl Home'], does: 'keys.leaveFeed' },
  { keys: ['g h'], does: 'keys.home' },
  { keys: ['g e'], does: 'keys.explore' },
  { keys: ['g b'], does: 'keys.bookmarks' },
  { keys: ['g n'], does: 'keys.notices' },
  { keys: ['/'], does: 'keys.search' },
  { keys: ['Ctrl Enter'], does: 'keys.send' },
  { keys: ['+', '0'], does: 'keys.zoom' },
  { keys: ['?'], does: 'keys.help' },
  { keys: ['Esc'], does: 'keys.close' },
] as const satisfies readonly { keys: readonly string[]; does: MessageKey }[]
