import { fileURLToPath } from 'node:url';

// This file runs as dist/src/server/pages-folder.js, and in tests as src/server/pages-folder.ts.
const toDist = /\/dist\/src\/server\/[^/]+$/.test(import.meta.url) ? '../..' : '../../dist';

/** Where `scripts/build-pages.mjs` puts the page of this name. */
export const pagesFolder = (name: string): string =>
  fileURLToPath(new URL(`${toDist}/pages/${name}`, import.meta.url));
