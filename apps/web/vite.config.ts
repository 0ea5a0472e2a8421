import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { english, translations } from './build/catalogues.ts'
import { pageInChosenLanguage, pageInEachLanguage } from './build/page-in-each-language.ts'
import { pieceLoader } from './build/piece-loader.ts'
import { serviceWorker } from './build/service-worker.ts'
import { sheetFirst } from './build/sheet-first.ts'
import { sizeBudget } from './build/size-budget.ts'
import { withoutSchemas } from './build/without-schemas.ts'
import { wordsInPlace } from './build/words-in-place.ts'

/** Where `pnpm dev` finds the server; override it when that listens elsewhere. */
const server = process.env.MEHFIL_SERVER_URL ?? 'http://localhost:3000'

export default defineConfig({
  plugins: [
    react(),
    withoutSchemas(),
    pieceLoader(),
    sheetFirst(),
    serviceWorker(),
    // After the worker has given the page its version: they are made of it.
    pageInEachLanguage(),
    pageInChosenLanguage(),
    wordsInPlace({ english, translations }),
    sizeBudget({ limit: 135_000, routes: [/\/pages\/topic-page\.tsx$/] }),
  ],
  // React has it since 18; the stand-in for older ones is not needed.
  resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
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
    modulePreload: {
      polyfill: false,
      // The page names all that it begins with, so that a piece need not.
      resolveDependencies: (_file, files, { hostType }) =>
        hostType === 'html' ? files : files.filter(file => /\/(pieces|shared)-/.test(file)),
    },
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every page begins with comes in two files: what changes with each release, and what seldom does. So does
        // what needs a line anyway, and what more than one piece needs. Left alone, all of it would be cut into fifty,
        // one for each set of pieces that share something.
        codeSplitting: {
          groups: [
            { name: 'libraries', test: /node_modules/, tags: ['$initial'], priority: 3 },
            { name: 'page', tags: ['$initial'], priority: 3 },
            {
              name: 'live',
              test: /socket\.io|engine\.io|client.src.(browser|tabs|socket|outbox-(lanes|holds|picture)|kept-answers)/,
              priority: 2,
            },
            { name: 'pieces', test: /\.css$/, priority: 2 },
            { name: 'shared', minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
})
