import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// Under Aspire the Api's address and the own port come as API_HTTP and PORT.
const api = process.env.VITE_API ?? process.env.API_HTTP ?? 'http://127.0.0.1:5080'
// The Host header stays the dev server's, so that the Api takes the page's Origin for its own and accepts its cookies.
const toApi = { target: api, changeOrigin: false }

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    port: Number(process.env.PORT ?? 5173),
    proxy: { '/api': toApi, '/openapi': toApi, '/scalar': toApi },
  },
  build: {
    target: 'es2022',
    // The pages' policy allows scripts from the site only: no data: URLs, no inline polyfill.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What rarely changes stays in the browser's cache when the pages change; and small pieces that many pages share come as one file,
    // because two dozen of them wait for each other on the six connections of HTTP/1.1.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'framework', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack[\\/](react-router|router-core|history|store|react-store|react-query|query-core))[\\/]/ },
            { name: 'shared', test: /src[\\/]shared[\\/](?!ui[\\/]table)|node_modules[\\/]lucide-react[\\/]/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://localhost:3000/' } },
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
  },
})
