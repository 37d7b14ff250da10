/**
 * `npm run template`: writes the template of the default settings anew after a change of the stack. With `--check` it writes
 * nothing and exits with 1 when the kept one was made from other sources, which every first run would pay for with a synth.
 */
import { fileURLToPath } from 'node:url';
import { isDefaultCurrent, writeDefaultTemplate } from './template.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
if (!process.argv.includes('--check')) await writeDefaultTemplate(root);
else if (!isDefaultCurrent(root)) {
  console.error('the kept template was made from other sources: run `npm run template` and commit what it writes');
  process.exitCode = 1;
}
