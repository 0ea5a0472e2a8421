// One piece: nothing of it is known without a line.
export { HereCount } from './here-count.tsx'
export { TypingLine } from './typing-line.tsx'
