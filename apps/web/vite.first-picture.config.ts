import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** What draws the first picture of a page on the server: one file, with all that it needs. */
export default defineConfig({
  plugins: [react()],
  // React decides by it when it is loaded; the server may be started without it.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  ssr: { noExternal: true },
  publicDir: false,
  build: {
    ssr: 'src/app/first-picture/draw-first-picture.tsx',
    outDir: 'dist/first-picture',
    target: 'node20',
    minify: true,
    rolldownOptions: { output: { codeSplitting: false } },
  },
})
