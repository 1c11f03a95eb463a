// Where the programs under measurement and the results are.
import { fileURLToPath } from 'node:url';

const below = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** A server of bench/servers, by its name. */
export const server = (name) => below(`servers/${name}.mjs`);

/** The folder of the peers, which has its own packages. */
export const peersFolder = below('peers');

/** Where results are written. */
export const resultsFolder = below('results');

/** A file of the project. */
export const projectFile = (path) => below(`../${path}`);
