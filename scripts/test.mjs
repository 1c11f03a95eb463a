// Runs jest. A whole run in CI counts coverage too, and fails below the thresholds of jest.config.mjs.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const asked = process.argv.slice(2);
const isWhole = asked.every((word) => word.startsWith('-'));
const counted = process.env['CI'] === 'true' && isWhole ? ['--coverage'] : [];
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];
const cwd = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync(process.execPath, [...jest, ...counted, ...asked], { cwd, stdio: 'inherit' });
process.exit(status ?? 1);
