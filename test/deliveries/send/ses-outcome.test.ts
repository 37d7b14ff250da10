import { describe, expect, test } from '@jest/globals';
import { callOutcome, entryOutcomes } from '../../../shared/deliveries/send/ses-outcome.ts';

describe('P-07: an entry of an answer', () => {
  const of = (Status: string | undefined) => entryOutcomes(1, [{ Status: Status as never }])[0];

  test.each([
    ['ACCOUNT_THROTTLED', 'throttled'],
    ['ACCOUNT_DAILY_QUOTA_EXCEEDED', 'daily-quota'],
    ['ACCOUNT_SUSPENDED', 'account'],
    ['ACCOUNT_SENDING_PAUSED', 'account'],
    ['CONFIGURATION_SET_SENDING_PAUSED', 'account'],
    ['CONFIGURATION_SET_NOT_FOUND', 'account'],
    ['MAIL_FROM_DOMAIN_NOT_VERIFIED', 'account'],
    ['TEMPLATE_NOT_FOUND', 'account'],
    ['INVALID_SENDING_POOL_NAME', 'account'],
    ['TRANSIENT_FAILURE', 'transient'],
  ])('%s was not taken, for a trouble that is %s', (status, trouble) => {
    expect(of(status)).toEqual({ kind: 'refused', trouble, reason: status });
  });

  test.each(['MESSAGE_REJECTED', 'INVALID_PARAMETER', 'FAILED'])('%s is this one mail alone', (status) => {
    expect(of(status)).toEqual({ kind: 'rejected', reason: status });
  });

  test('without an identifier was sent all the same', () => {
    expect(of('SUCCESS')).toEqual({ kind: 'sent', messageId: '' });
  });

  test.each([
    ['A_STATUS_OF_NEXT_YEAR', 'A_STATUS_OF_NEXT_YEAR'],
    [undefined, 'no answer'],
  ])('%s may have been sent', (status, reason) => {
    expect(of(status)).toEqual({ kind: 'unknown', reason });
    expect(entryOutcomes(1, [])).toEqual([{ kind: 'unknown', reason: 'no answer' }]);
  });
});

describe('P-03: a call that failed', () => {
  const failed = (name: string, httpStatusCode?: number, code?: string) =>
    callOutcome(Object.assign(new Error('x'), { name, ...(code && { code }), $metadata: { httpStatusCode } }));

  test.each([
    ['TooManyRequestsException', 'throttled'],
    ['ThrottlingException', 'throttled'],
    ['LimitExceededException', 'daily-quota'],
    ['AccountSuspendedException', 'account'],
    ['SendingPausedException', 'account'],
    ['MailFromDomainNotVerifiedException', 'account'],
    ['NotFoundException', 'account'],
    ['AccessDeniedException', 'account'],
    ['UnrecognizedClientException', 'account'],
    ['ExpiredTokenException', 'transient'],
    ['CredentialsProviderError', 'transient'],
  ])('by %s was refused, for a trouble that is %s', (name, trouble) => {
    expect(failed(name, 400)).toEqual({ kind: 'refused', trouble, reason: name });
    expect(failed(name)).toEqual({ kind: 'refused', trouble, reason: name });
  });

  test.each([
    [401, { kind: 'refused', trouble: 'account', reason: 'Other' }],
    [403, { kind: 'refused', trouble: 'account', reason: 'Other' }],
    [404, { kind: 'refused', trouble: 'account', reason: 'Other' }],
    [429, { kind: 'refused', trouble: 'throttled', reason: 'Other' }],
    [400, { kind: 'rejected', reason: 'Other' }],
    [422, { kind: 'rejected', reason: 'Other' }],
    [499, { kind: 'rejected', reason: 'Other' }],
    [500, { kind: 'unknown', reason: 'Other 500' }],
    [503, { kind: 'unknown', reason: 'Other 503' }],
    [200, { kind: 'unknown', reason: 'Other 200' }],
    [399, { kind: 'unknown', reason: 'Other 399' }],
  ])('by another error of the status %i', (status, outcome) => {
    expect(failed('Other', status)).toEqual(outcome);
  });

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
    'by %s handed nothing over, unless an answer came',
    (code) => {
      expect(failed('Error', undefined, code)).toEqual({ kind: 'refused', trouble: 'transient', reason: code });
      expect(failed('Error', 500, code)).toEqual({ kind: 'unknown', reason: 'Error 500' });
    },
  );

  test.each([
    ['ECONNRESET', 'ECONNRESET'],
    ['EPIPE', 'EPIPE'],
    [undefined, 'TimeoutError'],
  ])('by a connection that stood (%s) may have been heard', (code, reason) => {
    expect(failed('TimeoutError', undefined, code)).toEqual({ kind: 'unknown', reason });
  });

  test('by something that is hardly an error may have been heard', () => {
    expect(callOutcome({})).toEqual({ kind: 'unknown', reason: 'Error' });
  });
});
