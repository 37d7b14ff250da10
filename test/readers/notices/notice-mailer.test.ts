import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createNoticeMailer, NoticeRefusedError } from '../../../shared/readers/notices/notice-mailer.ts';
import { LOCAL } from '../../support/real-table.ts';
import { type SesStub, startSesStub } from '../../support/ses-stub.ts';

let ses: SesStub;
let client: SESv2Client;
beforeAll(async () => {
  ses = await startSesStub();
  client = new SESv2Client({ ...LOCAL, endpoint: ses.url, maxAttempts: 1 });
});
afterAll(() => {
  client.destroy();
  return ses.stop();
});

const NOTICE = { subject: '購読の確認', html: '<p>概要</p>', text: '概要' };
const send = () => createNoticeMailer(client, '論文 <from@digest.example>', 'our-set')('to@example.com', NOTICE);
const refusal = async () => {
  const error = await send().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(NoticeRefusedError);
  expect((error as Error).message).not.toContain('example');
  return error as NoticeRefusedError;
};

test('a notice reaches its one address with both bodies, our set, a tag, and a word against holiday responders', async () => {
  let input: unknown;
  client.middlewareStack.add(
    (next) => (args) => {
      input = args.input;
      return next(args);
    },
    { step: 'initialize', name: 'seen' },
  );
  await send();
  client.middlewareStack.remove('seen');
  expect(ses.mailbox('to@example.com')).toMatchObject([NOTICE]);
  const part = (Data: string) => ({ Data, Charset: 'UTF-8' });
  expect(input).toEqual({
    FromEmailAddress: '=?UTF-8?B?6KuW5paH?= <from@digest.example>',
    Destination: { ToAddresses: ['to@example.com'] },
    ConfigurationSetName: 'our-set',
    EmailTags: [{ Name: 'kind', Value: 'notice' }],
    Content: {
      Simple: {
        Subject: part(NOTICE.subject),
        Body: { Html: part(NOTICE.html), Text: part(NOTICE.text) },
        Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
      },
    },
  });
});

test.each([
  [400, true],
  [429, true],
  [499, true],
  [500, false],
  [503, false],
])('an answer of %i is a definite no: %s', async (status, definite) => {
  ses.next({ kind: 'error', status, type: 'TooManyRequestsException' });
  expect(await refusal()).toMatchObject({ definite, message: 'SES did not take a notice: TooManyRequestsException' });
});

test('without an answer nobody knows whether the mail is on its way', async () => {
  ses.next({ kind: 'accept-then-reset' });
  expect((await refusal()).definite).toBe(false);
});
