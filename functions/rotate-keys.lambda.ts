import { randomBytes } from 'node:crypto';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { runHandler } from '../shared/platform/handlers.ts';
import type { SecretVersions } from '../shared/readers/links/key-rotation.ts';
import { type RotateKeysServices, RotationStep, rotateKeys } from './rotate-keys.ts';

const client = new SecretsManagerClient({});

const versions = (SecretId: string): SecretVersions => ({
  async read(VersionStage, VersionId) {
    try {
      return (await client.send(new GetSecretValueCommand({ SecretId, VersionStage, VersionId }))).SecretString;
    } catch (error) {
      if ((error as Error).name === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  },
  async writePending(ClientRequestToken, SecretString) {
    const VersionStages = ['AWSPENDING'];
    await client.send(new PutSecretValueCommand({ SecretId, ClientRequestToken, SecretString, VersionStages }));
  },
  async current() {
    const { VersionIdsToStages = {} } = await client.send(new DescribeSecretCommand({ SecretId }));
    return Object.keys(VersionIdsToStages).find((id) => VersionIdsToStages[id]?.includes('AWSCURRENT'));
  },
  async promote(MoveToVersionId, RemoveFromVersionId) {
    const VersionStage = 'AWSCURRENT';
    await client.send(
      new UpdateSecretVersionStageCommand({ SecretId, VersionStage, MoveToVersionId, RemoveFromVersionId }),
    );
  },
});

const services = (): RotateKeysServices => ({ versions, newKey: () => randomBytes(32).toString('base64url') });

export const handler = runHandler({ name: 'rotate-keys', schema: RotationStep, services, run: rotateKeys });
