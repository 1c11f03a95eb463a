import { fileURLToPath } from 'node:url';
import { projectFile } from '../config/project-folder.js';

/** Where `scripts/build-pages.mjs` puts the page of this name. */
export const pagesFolder = (name: string): string => fileURLToPath(projectFile(`dist/pages/${name}`));
