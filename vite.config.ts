/// <reference types="vitest/config" />
/** How the screen is built, how `npm run dev` serves it, and how vitest runs everything but the browser tests. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const apiServer = 'http://127.0.0.1:3000'

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // The server tells browsers ahead what a plan's screen loads; see server/http/plan-code.ts.
    manifest: 'manifest.json',
    // Fonts and images as files: the content security policy doesn't allow data: for fonts.
    assetsInlineLimit: 0,
    // AG Grid alone is above Vite's default of 500 kB.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Without this a group would drag along what its modules import, such as React into the grid's chunk.
          includeDependenciesRecursively: false,
          groups: [
            { name: 'grid', test: /node_modules[\\/](@ag-grid-community|ag-grid-|ag-stack|ag-charts)/ },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'yjs', test: /node_modules[\\/](yjs|y-[a-z]+|lib0)[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': { target: apiServer },
      '/sync': { target: apiServer, ws: true },
    },
  },
  test: {
    root: '.',
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/browser/**', 'test/bench/**', '**/node_modules/**'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
