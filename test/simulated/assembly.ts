/** What `cdk synth` wrote, changed for the simulator: the template, and the hash by which the CDK knows it. */
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { around, type Kept, omit, type SimulatedTemplate } from './omissions.ts';

interface Assets {
  readonly files: Readonly<Record<string, { readonly source: { readonly path?: string } }>>;
}

/** Where the template is kept as it was synthesised, so that it can be adapted once more. */
const asSynthesised = (folder: string) => `${folder}.template.json`;

export const keepTemplate = (folder: string): void =>
  copyFileSync(join(folder, 'Ronbun.template.json'), asSynthesised(folder));

/**
 * @param folder of the assembly; its files are written again
 * @param kept resources that exist already, by their logical ids
 * @returns what was changed, a line for each
 */
export function adapt(folder: string, kept: Readonly<Record<string, Kept>> = {}): readonly string[] {
  const file = join(folder, 'Ronbun.template.json');
  const { template, said } = omit(JSON.parse(readFileSync(asSynthesised(folder), 'utf8')) as SimulatedTemplate);
  const text = JSON.stringify(around(template, kept));
  writeFileSync(file, text);
  const assets = readFileSync(join(folder, 'Ronbun.assets.json'), 'utf8');
  const [before = ''] =
    Object.entries((JSON.parse(assets) as Assets).files).find(
      ([, { source }]) => source.path === 'Ronbun.template.json',
    ) ?? [];
  const [hash = before] = before.split('-');
  const after = createHash('sha256').update(text).digest('hex');
  for (const name of ['Ronbun.assets.json', 'manifest.json']) {
    const path = join(folder, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(hash, after));
  }
  return said;
}
