// Writes what a request costs now into bench/guard.json, for this major version of Node: the higher of three measurements.
import { writeFileSync } from 'node:fs';
import { boundsFile, nodeMajor, readBounds } from './judge.mjs';
import { measureRequest } from './measure-request.mjs';

const runs = [];
for (let run = 0; run < 3; run += 1) runs.push(await measureRequest());
const keys = Object.keys(runs[0]);
const highest = Object.fromEntries(keys.map((key) => [key, Math.max(...runs.map((one) => one[key]))]));
writeFileSync(boundsFile, `${JSON.stringify({ ...readBounds(), [nodeMajor()]: highest }, undefined, 2)}\n`);
console.log(`Node ${nodeMajor()}:`, highest);
