/** Secrets of yours that the settings name: that they are there, without reading what they hold. */
import {
  DescribeSecretCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { Settings } from '../../settings.ts';
import type { ClientOptions } from './account.ts';
import { type Finding, fail, ok, refusal } from './finding.ts';

/** One line for each channel, and for a model service's key. */
export async function secrets({ channels, openai }: Settings, options: ClientOptions): Promise<readonly Finding[]> {
  const client = new SecretsManagerClient(options);
  const named = [
    ...channels.map(({ name, kind, secretArn }) => [`channel ${name}`, secretArn, HOLDS[kind]] as const),
    ...(openai?.keySecretArn ? [['model key', openai.keySecretArn, 'the key as plain text'] as const] : []),
  ];
  try {
    return await Promise.all(named.map(([name, arn, holds]) => look(client, name, arn, holds)));
  } finally {
    client.destroy();
  }
}

const ADDRESS = 'the webhook’s address as plain text';
const HOLDS: Readonly<Record<Settings['channels'][number]['kind'], string>> = {
  ...{ slack: ADDRESS, discord: ADDRESS, teams: ADDRESS, webhook: '{"url": "https://…", "key": "…"}' },
};

async function look(client: SecretsManagerClient, name: string, SecretId: string, holds: string): Promise<Finding> {
  const remedy = `make a secret that holds ${holds}, here in this Region, and give its ARN by npm run configure`;
  try {
    const { DeletedDate } = await client.send(new DescribeSecretCommand({ SecretId }));
    if (!DeletedDate) return ok(name, 'its secret is there');
    return fail(name, 'its secret is about to be deleted', 'aws secretsmanager restore-secret, or another secret');
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return fail(name, 'its secret is not there', remedy);
    return refusal(name, error, 'secretsmanager:DescribeSecret');
  }
}
