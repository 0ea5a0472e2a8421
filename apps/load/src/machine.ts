import { cpus, totalmem } from 'node:os'

/** What a figure was measured on; it means nothing without. Memory in bytes. */
export const machine = () => ({ node: process.version, cores: cpus().length, memoryBytes: totalmem() })
