/** Other settings onto a running stack; then destroy, and a stack made anew around the data that stayed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapt } from '../assembly.ts';
import type { Kept } from '../omissions.ts';
import { ACCOUNT, REGION } from '../simulator.ts';
import { must, STACK, type Walk } from '../walk.ts';
import { briefly, deployAssembly, destroy, synthesise, tick } from './deploy.ts';
import { READERS, WEEK } from './readers.ts';
import { withoutNextRuns } from './week.ts';

/** What holds data, or what others hold the name of. */
const LASTING = ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::SecretsManager::Secret', 'AWS::SQS::Queue'];
export async function changeSettings(walk: Walk, folder: string): Promise<void> {
  walk.heading('Other settings');
  const before = await walk.account.resources(STACK, ...LASTING);
  await walk.verb('configure', [
    '--yes',
    '--model',
    'bedrock',
    '--edition-size',
    '20',
    '--publish-day',
    'FRI',
    '--publish',
    '07:30',
  ]);
  const { out } = await synthesise(walk, folder);
  await deployAssembly(walk, out, briefly);
  const after = await walk.account.resources(STACK, ...LASTING);
  const moved = [...before].filter(([id, name]) => after.get(id) !== name).map(([id]) => id);
  must(moved.length === 0, `other settings replaced ${moved.join(', ')}`);
  walk.prose(
    `The table, the two buckets, the secret and the ${before.size - 4} queues are the same as before, by their physical ids.`,
  );
  await walk.verb('status', ['--week', WEEK, '--stack', STACK], { codes: [0, 1], show: withoutNextRuns });
}

/** What the outputs name before a stack goes: logical id in the template to what must be known of each. */
async function writtenDown(walk: Walk): Promise<Readonly<Record<string, Kept>>> {
  const { TableName = '', FilesBucket = '', SiteBucket = '', KeysSecret = '' } = await walk.account.outputs(STACK);
  const bucket = (name: string): Kept => ({
    ref: name,
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      RegionalDomainName: `${name}.s3.${REGION}.amazonaws.com`,
    },
  });
  return {
    StoreTable0CCFA19B: {
      ref: TableName,
      attributes: { Arn: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${TableName}` },
    },
    FilesBucket7C17EE2E: bucket(FilesBucket),
    SiteBucket978D4AEB: bucket(SiteBucket),
    KeysSecret88F3B70F: { ref: KeysSecret, attributes: { Arn: KeysSecret } },
  };
}

export async function destroyAndReturn(walk: Walk, folder: string): Promise<void> {
  walk.heading('Destroy, and take the data up again');
  const kept = await writtenDown(walk);
  const out = join(folder, `cdk.out.${STACK}`);
  await destroy(walk, out);
  const left = await walk.account.left();
  for (const [id, { ref }] of Object.entries(kept)) must(left.includes(ref), `${id} is gone: ${ref}`);
  walk.prose('Kept, as the outputs named them, and nothing else of the stack but them:');
  walk.list(Object.values(kept).map(({ ref }) => `\`${ref}\``));
  const others = left.filter((name) => /ronbun/i.test(name) && !Object.values(kept).some(({ ref }) => ref === name));
  must(others.length === 0, `the stack left ${others.join(', ')}`);
  walk.prose(
    'In an account `npx cdk import` takes these four up ([AFTER_DESTROY.md](AFTER_DESTROY.md)). The simulator knows no import: here ' +
      'the template names them where it would make new ones. Then the rest is deployed around them.',
  );
  adapt(out, kept);
  await deployAssembly(walk, out, briefly);
  const before = (await walk.account.mails()).length;
  await tick(walk);
  await walk.verb('rerun', ['--week', WEEK, '--stack', STACK], { codes: [0, 3] });
  must((await walk.account.mails()).length === before, 'the new stack mailed readers again');
  const page = await (await walk.visitor()).get(`/editions/${WEEK}/ja/`);
  must(page.status === 200, `the edition's page answered ${page.status}`);
  const file = join(folder, 'readers.csv');
  // The addresses are in it; it goes with the folder of the run.
  await walk.verb('readers', ['--export', file, '--stack', STACK]);
  must(readFileSync(file, 'utf8').includes(READERS[2]), 'the kept secret does not open the kept address');
  walk.prose(
    'The kept secret opens the kept addresses, the edition that was out stays out, and nobody was mailed twice.',
  );
}
