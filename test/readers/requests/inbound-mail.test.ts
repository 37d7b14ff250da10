import { describe, expect, test } from '@jest/globals';
import { LARGEST_MAIL, readWish } from '../../../shared/readers/requests/inbound-mail.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** A mail as SES stores it: its own headers above the sender's. */
function mail(headers: Headers = {}, body = 'Hello'): Buffer {
  const all: Headers = {
    'Return-Path': '<a@example.com>',
    'X-SES-Spam-Verdict': 'PASS',
    'X-SES-Virus-Verdict': 'PASS',
    'Authentication-Results': 'amazonses.com; spf=none; dkim=pass header.i=@example.com; dmarc=none',
    From: 'Somebody <a@example.com>',
    To: 'subscribe@digest.example',
    Subject: 'hello',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}\r\n`);
}
const wish = (headers: Headers) => readWish(mail(headers));
const address = 'a@example.com';
const subscribes = { kind: 'subscribe', address, language: 'ja' };

describe('subscribing by mail', () => {
  test.each<[string, Headers]>([
    ['to the subscribe address', {}],
    ['whose local part is written large', { To: 'Subscribe@digest.example' }],
    ['in copy', { To: 'friend@example.com', Cc: 'subscribe@digest.example' }],
    ['without a subject', { Subject: undefined }],
    ['about an Englishman', { Subject: 'An Englishman and a non-englishish one' }],
    ['whose tag ends like a language', { To: 'subscribe+garden@digest.example' }],
    ['whose tag begins like a language', { To: 'subscribe+en.later@digest.example' }],
  ])('a mail %s subscribes in Japanese', async (_name, headers) => {
    expect(await wish(headers)).toEqual(subscribes);
  });

  test.each<[string, Headers]>([
    ['tag', { To: 'subscribe+en@digest.example' }],
    ['hyphen', { To: 'subscribe-en@digest.example' }],
    ['dot', { To: 'subscribe.en@digest.example' }],
    ['subject', { Subject: 'The ENGLISH edition please' }],
  ])('English is chosen by a %s', async (_name, headers) => {
    expect(await wish(headers)).toEqual({ ...subscribes, language: 'en' });
  });
});

describe('leaving by mail', () => {
  test.each([
    'unsubscribe',
    'Leave, please',
    '配信停止をお願いします',
    '購読解除',
    '購読を解除',
    '購読停止',
    '購読を停止してください',
    '解除希望',
    '退会します',
  ])('a person who writes %j leaves', async (Subject) => {
    expect(await wish({ Subject })).toEqual({ kind: 'leave', address });
  });

  test.each([
    'Re: unsubscribe',
    '[EXTERNAL] Unsubscribe',
    'Please unsubscribe me',
    'メール配信停止のお願い',
    '購読をやめたいです',
    'Re: 配信停止',
    '【重要】退会',
    'stop',
    'Remove me from this list',
    'ｕｎｓｕｂｓｃｒｉｂｅ',
  ])('H-27: a person who writes %j leaves', async (subject) => {
    const Subject = `=?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`;
    expect(await wish({ Subject })).toEqual({ kind: 'leave', address });
  });

  test('H-27: the wish may stand in the body, above what is quoted', async () => {
    const said = (body: string) => readWish(mail({ Subject: 'Re: Ronbun' }, body));
    expect(await said('配信停止をお願いします。')).toEqual({ kind: 'leave', address });
    expect(await said('please unsubscribe me\n\n> 論文')).toEqual({ kind: 'leave', address });
    expect(await said('Thank you!\n\n> To unsubscribe press the link')).toMatchObject({ kind: 'subscribe' });
  });

  test.each(['退会について教えて', 'How can I unsubscribe later?', '配信停止の方法は？', 'Do not unsubscribe me'])(
    'H-27: who only asks, as in %j, neither leaves nor subscribes',
    async (subject) => {
      const Subject = `=?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`;
      expect(await wish({ Subject })).toEqual({ kind: 'nothing', why: 'a question about leaving' });
    },
  );

  test.each([
    ['SPF', 'amazonses.com; spf=pass smtp.mailfrom=example.com; dkim=none'],
    ['DKIM', 'amazonses.com; spf=fail smtp.mailfrom=other.example; dkim=pass header.d=example.com'],
  ])('H-27: a sender proven by %s alone leaves', async (_, results) => {
    expect(await wish({ Subject: 'Re: unsubscribe', 'Authentication-Results': results })).toEqual({
      kind: 'leave',
      address,
    });
  });

  test.each(['unsubscribe@digest.example', 'Unsubscribe+ja@digest.example'])(
    'a person who mails %s leaves',
    async (To) => {
      expect(await wish({ To })).toEqual({ kind: 'leave', address });
      expect(await wish({ To: 'friend@example.com', Cc: To })).toEqual({ kind: 'leave', address });
    },
  );

  const token = `1.key_2-b.u.${'Ab1_-.'.repeat(12)}`;

  test.each<[string, Headers]>([
    ['alone', { Subject: token }],
    ['among words, from a robot that nothing proves', { Subject: `Re: ${token} bye`, Precedence: 'bulk', From: 'x' }],
  ])('the token of List-Unsubscribe is heeded %s', async (_name, headers) => {
    expect(await wish(headers)).toEqual({ kind: 'leave-by-token', token });
  });

  test.each([
    ['of another purpose', token.replace('.u.', '.c.')],
    ['inside a word', `x${token}`],
    ['of another format', token.replace('1.', '2.')],
    ['that was cut', token.slice(0, 60)],
    ['that goes on too long', token.repeat(2)],
    ['without a key', token.replace('key_2-b', '')],
    ['followed by something else', `${token}!`],
  ])('a token %s is no token', async (_name, Subject) => {
    expect(await wish({ Subject })).toEqual(subscribes);
  });
});

describe('what gets no answer', () => {
  test.each<[string, string, Headers]>([
    ['an out-of-office reply', 'auto-submitted', { 'Auto-Submitted': 'auto-replied' }],
    ['a mailing list', 'precedence', { Precedence: 'list' }],
    ['a bulk mail', 'precedence', { Precedence: 'Bulk' }],
    ['junk', 'precedence', { Precedence: 'junk' }],
    ['an old responder', 'precedence', { Precedence: 'auto_reply' }],
    ['a bounce', 'null sender', { 'Return-Path': '<>' }],
    ['a list', 'list or robot', { 'List-Id': '<x.example>' }],
    ['a newsletter', 'list or robot', { 'List-Unsubscribe': '<https://x.example>' }],
    ['an autoreply', 'list or robot', { 'X-Autoreply': 'yes' }],
    ['an autoresponder', 'list or robot', { 'X-Autorespond': 'yes' }],
    ['an answer while away', 'automatic reply', { Subject: 'Automatic reply: Ronbun' }],
    ['a delivery report', 'report', { 'Content-Type': 'Multipart/Report; boundary=b' }],
    ['the mailer daemon', 'robot sender', { From: 'MAILER-DAEMON@example.com' }],
    ['a postmaster', 'robot sender', { From: 'postmaster@example.com' }],
    ['a noreply', 'robot sender', { From: 'noreply@example.com' }],
    ['a no-reply', 'robot sender', { From: 'no-reply@example.com' }],
    ['a donotreply', 'robot sender', { From: 'donotreply@example.com' }],
    ['a do-not-reply', 'robot sender', { From: 'do-not-reply@example.com' }],
    ['spam', 'x-ses-spam-verdict', { 'X-SES-Spam-Verdict': 'FAIL' }],
    ['a virus', 'x-ses-virus-verdict', { 'X-SES-Virus-Verdict': 'fail' }],
    ['no usable sender', 'no usable sender', { From: 'Somebody' }],
    ['no sender', 'no usable sender', { From: undefined }],
    ['a mail to nobody we know', 'not for us', { To: 'info@digest.example' }],
    ['a mail to nobody', 'not for us', { To: undefined }],
    ['a mail to a mailbox that only ends like ours', 'not for us', { To: 'resubscribe@digest.example' }],
  ])('%s: %s', async (_name, why, headers) => {
    expect(await wish(headers)).toEqual({ kind: 'nothing', why });
  });

  test.each<[string, Headers]>([
    ['says that a person sent it', { 'Auto-Submitted': 'No' }],
    ['says so and why', { 'Auto-Submitted': 'no (typed by hand)' }],
    ['did not fail', { 'X-SES-Virus-Verdict': 'DID NOT FAIL' }],
    ['has a precedence of its own', { Precedence: 'bulky' }],
    ['has a precedence that a word stands before', { Precedence: 'no bulk' }],
    ['could not be judged', { 'X-SES-Spam-Verdict': 'GRAY', 'X-SES-Virus-Verdict': 'PROCESSING_FAILED' }],
    ['says more than a verdict', { 'X-SES-Spam-Verdict': 'FAIL?' }],
    ['comes from a sender who only has such a word in his name', { From: 'the-postmaster@example.com' }],
    ['comes from a sender whose name goes on', { From: 'noreplys@example.com' }],
    ['is of a type that names a report', { 'Content-Type': 'text/plain; name="multipart/report"' }],
  ])('a mail that %s is heard', async (_name, headers) => {
    expect(await wish(headers)).toMatchObject({ kind: 'subscribe' });
  });

  test('a mail above the largest size is not read, one of that size is', async () => {
    const room = LARGEST_MAIL - mail({}, '').length;
    expect(await readWish(mail({}, 'x'.repeat(room)))).toEqual(subscribes);
    expect(await readWish(mail({}, 'x'.repeat(room + 1)))).toEqual({ kind: 'nothing', why: 'too large' });
  });

  test('a mail nested without end, or with headers without end, is unreadable, and one nested in measure is read', async () => {
    const nested = (depth: number) => {
      let body = 'Hello';
      for (let i = 0; i < depth; i++)
        body = `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i - 1}\r\n\r\n${body}\r\n--b${i}--`;
      return mail({ 'Content-Type': `multipart/mixed; boundary=b${depth - 1}` }, body);
    };
    expect(await readWish(nested(8))).toEqual(subscribes);
    expect(await readWish(nested(40))).toEqual({ kind: 'nothing', why: 'unreadable' });
    expect(await wish({ 'X-Long': 'x'.repeat(60_000) })).toEqual(subscribes);
    expect(await wish({ 'X-Long': 'x'.repeat(70_000) })).toEqual({ kind: 'nothing', why: 'unreadable' });
  });

  test('what is no mail at all has no usable sender', async () => {
    expect(await readWish(Buffer.from([0, 255, 0, 254, 13, 10, 13, 10, 1]))).toMatchObject({ kind: 'nothing' });
  });
});

describe('a sender that SES proves', () => {
  const claimed = (results: string | undefined) =>
    wish({ 'Authentication-Results': results, From: 'a@mail.example.com' });

  test.each([
    'amazonses.com; dkim=pass header.i=@mail.example.com',
    'amazonses.com; dkim=pass header.i=mail.example.com',
    'amazonses.com; dkim=pass header.d=mail.example.com;',
    'amazonses.com; dkim=pass header.d=MAIL.Example.COM',
    'amazonses.com; dkim=pass header.d=example.com',
    'amazonses.com; dkim=pass header.d=deep.mail.example.com',
    'AmazonSES.com ; DKIM=Pass header.d=mail.example.com',
    'amazonses.com; dkim=fail header.d=other.example; dkim=pass header.d=mail.example.com',
    'amazonses.com; spf=pass smtp.mailfrom=mail.example.com',
    'amazonses.com; spf=pass smtp.mailfrom=a.b+c@mail.example.com',
    'amazonses.com; spf=pass (spfCheck) client-ip=192.0.2.1; envelope-from=a@mail.example.com; dmarc=pass header.from=mail.example.com',
    'amazonses.com; spf=pass (spfCheck) client-ip=192.0.2.1 envelope-from=a@mail.example.com',
    'amazonses.com; dmarc=pass header.from=example.com',
    'amazonses.com; dmarc=pass (p=none; dis=none) header.from=example.com',
  ])('%s', async (results) => {
    expect(await claimed(results)).toMatchObject({ kind: 'subscribe' });
  });

  test.each([
    ['no proof at all', undefined],
    ['of nobody', ''],
    ['of another server', 'evil.example; dkim=pass header.d=mail.example.com'],
    ['of a server whose name only begins so', 'amazonses.com.evil.example; dkim=pass header.d=mail.example.com'],
    ['of a server whose name only ends so', 'evil-amazonses.com; dkim=pass header.d=mail.example.com'],
    ['of a server that is not set apart', 'amazonses.com dkim=pass header.d=mail.example.com'],
    ['everything failed', 'amazonses.com; spf=fail; dkim=fail; dmarc=fail'],
    ['failed for this very domain', 'amazonses.com; dkim=fail header.d=mail.example.com'],
    ['passed, but not quite', 'amazonses.com; dkim=passed header.d=mail.example.com'],
    ['passed for nobody', 'amazonses.com; dkim=pass; dmarc=pass; spf=pass'],
    ['of another domain', 'amazonses.com; dkim=pass header.i=@evil.example'],
    ['of a domain that only ends so', 'amazonses.com; dkim=pass header.d=notmail.example.com'],
    ['of a domain that ours only ends with', 'amazonses.com; dkim=pass header.d=il.example.com'],
    ['a method with the property of another', 'amazonses.com; dkim=pass smtp.mailfrom=mail.example.com'],
    ['SPF with the property of DMARC', 'amazonses.com; spf=pass header.from=mail.example.com'],
    ['DMARC with the property of DKIM', 'amazonses.com; dmarc=pass header.d=mail.example.com'],
    ['of a name that nobody owns', 'amazonses.com; dkim=pass header.d=com'],
    ['in a version that nobody knows', 'amazonses.com 2; dkim=pass header.d=mail.example.com'],
    ['by a method of another version', 'amazonses.com; dkim/2=pass header.d=mail.example.com'],
    ['a method that we do not know', 'amazonses.com; arc=pass header.d=mail.example.com'],
    ['a property that only ends so', 'amazonses.com; dkim=pass x-header.d=mail.example.com'],
    ['a property with another letter', 'amazonses.com; dkim=pass header.b=mail.example.com'],
    [
      'written by the sender into his own quoted address',
      'amazonses.com; spf=pass (spfCheck: domain of "; dmarc=pass header.from=example.com"@evil.example) ' +
        'client-ip=192.0.2.1; envelope-from="a; dkim=pass header.i=@example.com; b"@evil.example; helo=evil.example;',
    ],
    [
      'written by the sender behind an escaped quote',
      'amazonses.com; spf=fail smtp.mailfrom="a\\"; dkim=pass header.d=example.com; "@evil.example',
    ],
    [
      'written by the sender between two escaped quotes',
      'amazonses.com; spf=fail smtp.mailfrom="a\\" x; dkim=pass header.d=example.com; \\" y"@evil.example',
    ],
    ['written into a comment', 'amazonses.com; spf=fail (by; dkim=pass header.d=example.com; so)'],
    [
      'written into the name he greets with',
      'amazonses.com; spf=fail; helo=x;dkim=pass,header.i=@example.com; dkim=none; dmarc=fail header.from=example.com',
    ],
    [
      'a second verdict of DMARC',
      'amazonses.com; dmarc=pass header.from=example.com; dkim=none; dmarc=fail header.from=example.com',
    ],
    [
      'a second verdict of SPF',
      'amazonses.com; spf=pass smtp.mailfrom=mail.example.com; SPF=fail smtp.mailfrom=evil.example',
    ],
  ])('not: %s', async (_name, results) => {
    expect(await claimed(results)).toEqual({ kind: 'nothing', why: 'sender not proven' });
  });

  test('a sender cannot write his own proof below that of SES', async () => {
    const honest = mail({ 'Authentication-Results': 'amazonses.com; spf=fail; dkim=fail' }).toString();
    const forged = 'Authentication-Results: amazonses.com; dkim=pass header.i=@example.com\r\n';
    const both = Buffer.from(honest.replace('From:', `${forged}From:`));
    expect(await readWish(both)).toEqual({ kind: 'nothing', why: 'sender not proven' });
  });
});
