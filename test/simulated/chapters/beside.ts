/** A second deployment in the same account and Region, by a name of its own. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, STACK, type Walk } from '../walk.ts';
import { briefly, deployAssembly, synthesise } from './deploy.ts';
import { WEEK } from './readers.ts';
import { withoutNextRuns } from './week.ts';

const SECOND = 'RonbunLab';
const SETTINGS = 'lab.json';

export async function deployBeside(walk: Walk, folder: string): Promise<void> {
  walk.heading('A second deployment beside it');
  const settings = JSON.parse(readFileSync(walk.settings, 'utf8')) as { sender: object };
  const second = { ...settings, stackName: SECOND, sender: { ...settings.sender, address: 'digest@lab.example.org' } };
  writeFileSync(join(folder, SETTINGS), JSON.stringify(second));
  walk.prose(`${SETTINGS} is the same as settings.json, but for a \`stackName\`, ${SECOND}, and a sender of its own.`);
  const before = await walk.account.resources(STACK);
  const { out } = await synthesise(walk, folder, { stack: SECOND, settings: SETTINGS });
  await deployAssembly(walk, out, briefly);
  const [first, beside] = await Promise.all([STACK, SECOND].map((stack) => walk.account.resources(stack)));
  const moved = [...before].filter(([id, name]) => first!.get(id) !== name).map(([id]) => id);
  must(moved.length === 0, `the second deployment changed ${moved.join(', ')} of the first`);
  // `$default` is the name of a stage within its own API.
  const names = new Set([...before.values()].filter((name) => !name.startsWith('$')));
  const both = [...beside!].filter(([, name]) => names.has(name)).map(([id, name]) => `${id} (${name})`);
  must(both.length === 0, `both deployments hold ${both.join(', ')}`);
  walk.prose('No resource of the first changed, and none has a name or address in common with one of the second.');
  const site = await (await walk.visitor()).get('/');
  must(site.status === 200, `the first site answered ${site.status}`);
  await walk.verb('status', ['--week', WEEK, '--stack', SECOND], { codes: [0, 1, 3], show: withoutNextRuns });
}
