/** SES's receipt rules, as its first API speaks of them, and the address at which CloudFormation waits for an answer. */
import { createServer } from 'node:http';
import { type Listening, listen } from '../../infra/local/engines/ports.ts';

export interface ReceiptRulesStub extends Listening {
  /** The active rule set. */
  active(): string | undefined;
  /** What CloudFormation was told. */
  readonly answers: unknown[];
}

export async function startReceiptRules(): Promise<ReceiptRulesStub> {
  const answers: unknown[] = [];
  let active: string | undefined;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    if (request.method === 'PUT') {
      answers.push(JSON.parse(body));
      response.end();
      return;
    }
    const form = new URLSearchParams(body);
    const action = form.get('Action');
    if (action === 'SetActiveReceiptRuleSet') active = form.get('RuleSetName') ?? undefined;
    const metadata = active ? `<Metadata><Name>${active}</Name></Metadata>` : '';
    response.setHeader('content-type', 'text/xml');
    response.end(`<${action}Response><${action}Result>${metadata}</${action}Result></${action}Response>`);
  });
  return { ...(await listen(server, 0)), active: () => active, answers };
}
