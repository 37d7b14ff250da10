/** Secrets Manager with one secret and its versions, as a rotation sees it. */
import { createServer } from 'node:http';
import { type Listening, listen } from '../../infra/local/engines/ports.ts';

interface Version {
  readonly text: string;
  stages: string[];
}

export interface SecretsStub extends Listening {
  /** The text at AWSCURRENT. */
  current(): string;
}

export async function startSecretsStub(first: string): Promise<SecretsStub> {
  const versions = new Map<string, Version>([['first', { text: first, stages: ['AWSCURRENT'] }]]);
  const at = (stage: string) => [...versions].find(([, { stages }]) => stages.includes(stage));

  const answers: Readonly<Record<string, (input: Readonly<Record<string, string>>) => object | undefined>> = {
    GetSecretValue({ VersionStage = 'AWSCURRENT', VersionId }) {
      const found = at(VersionStage);
      if (!found || (VersionId && found[0] !== VersionId)) return undefined;
      return { SecretString: found[1].text, VersionId: found[0], VersionStages: found[1].stages };
    },
    PutSecretValue({ ClientRequestToken = '', SecretString = '', VersionStages }) {
      const stages = (VersionStages as unknown as string[] | undefined) ?? ['AWSCURRENT'];
      for (const version of versions.values()) version.stages = version.stages.filter((one) => !stages.includes(one));
      versions.set(ClientRequestToken, { text: SecretString, stages });
      return { VersionId: ClientRequestToken };
    },
    DescribeSecret: () => ({
      VersionIdsToStages: Object.fromEntries([...versions].map(([id, { stages }]) => [id, stages])),
    }),
    UpdateSecretVersionStage({ VersionStage = '', MoveToVersionId = '' }) {
      for (const version of versions.values()) version.stages = version.stages.filter((one) => one !== VersionStage);
      versions.get(MoveToVersionId)?.stages.push(VersionStage);
      return {};
    },
  };

  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const answer = answers[operation]?.(JSON.parse(body));
    response.writeHead(answer ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(answer ?? { __type: 'ResourceNotFoundException' }));
  });
  const listening = await listen(server, 0);
  return { ...listening, current: () => at('AWSCURRENT')?.[1].text ?? '' };
}
