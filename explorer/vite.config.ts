import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// `npm run dev` has the page reload as you edit; what it asks goes to a gateway that runs beside it.
const gateway = 'http://127.0.0.1:4000';

// eslint-disable-next-line no-restricted-syntax -- Vite reads the default export.
export default defineConfig({
  base: '/explorer/',
  plugins: [react()],
  worker: { format: 'es' },
  // Nothing is inlined: the page's policy lets in what comes from files alone.
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', apollo: 'src/apollo.ts' },
      // The page at /graphql, which the server writes, asks for this one by its name.
      output: { entryFileNames: ({ name }) => (name === 'apollo' ? 'apollo.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: gateway, ws: true },
      '/files': gateway,
      '/explorer/settings.json': gateway,
    },
  },
});
