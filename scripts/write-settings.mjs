// Writes the table of settings in docs/configuration.md, and .env.example, from src/config/settings.ts.
// Run it after a change of the settings: `npm run settings`.
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { settings } from '../dist/src/config/settings.js';

const page = 'docs/configuration.md';
const told = (fallback) => (fallback === '' ? 'none' : fallback);
const all = Object.entries(settings);

const rows = all.map(([name, { fallback, meaning }]) => `| \`${name}\` | ${told(fallback)} | ${meaning} |`);
const table = ['| Name | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
const [before, rest] = readFileSync(page, 'utf8').split(/(?<=## Settings\n\n)/);
const after = rest.slice(rest.indexOf('\n## '));
const text = `${before}${table}\n${after}`;
writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));

const introduction = readFileSync('.env.example', 'utf8').split('\n\n', 1)[0];
const blocks = all.map(
  ([name, { fallback, meaning }]) => `# ${meaning}\n# Default: ${told(fallback)}\n${name}=`,
);
writeFileSync('.env.example', `${[introduction, ...blocks].join('\n\n')}\n`);
