import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { sheetFirst } from './build/sheet-first.ts'
import { sizeBudget } from './build/size-budget.ts'
import { withoutSchemas } from './build/without-schemas.ts'

/** Where `pnpm dev` finds the server; override it when that listens elsewhere. */
const server = process.env.MEHFIL_SERVER_URL ?? 'http://localhost:3000'

export default defineConfig({
  plugins: [
    react(),
    withoutSchemas(),
    sheetFirst(),
    sizeBudget({ limit: 140_000, routes: [/\/pages\/topic-page\.tsx$/] }),
  ],
  server: {
    proxy: {
      '/api': server,
      '/media': server,
      '/health': server,
      '/socket.io': { target: server, ws: true },
    },
  },
  build: {
    // Beside dist/types: emptying the one must not take the other with it.
    outDir: 'dist/site',
    target: 'baseline-widely-available',
    // One sheet, with the page: a piece fetched later must not wait for, or miss, a sheet of its own.
    cssCodeSplit: false,
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every page begins with comes in two files: what changes with each release, and what seldom does. Left
        // alone, it would be cut into twenty, one for each set of pages that share something.
        codeSplitting: {
          groups: [
            { name: 'libraries', test: /node_modules/, tags: ['$initial'], priority: 1 },
            { name: 'page', tags: ['$initial'] },
          ],
        },
      },
    },
  },
})
