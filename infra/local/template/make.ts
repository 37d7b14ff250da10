/** `npm run template`: writes the template of the default settings anew after a change of the stack. */
import { fileURLToPath } from 'node:url';
import { writeDefaultTemplate } from './template.ts';

await writeDefaultTemplate(fileURLToPath(new URL('../../..', import.meta.url)));
