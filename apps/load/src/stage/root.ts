import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

export const inRoot = (...parts: readonly string[]) => path.join(root, ...parts)
