/** `npm run manifests`: writes every variant of the manifest beside its source. */
import { writeFile } from 'node:fs/promises';
import { manifest, variants } from './manifest.ts';

const folder = new URL('../../../src/adapters/slack/manifests/', import.meta.url);

for (const [name, options] of Object.entries(variants)) {
  await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(manifest(options), null, 2)}\n`);
}
