import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { whyHalt } from '../../shared/deliveries/ledger/breaker.ts';
import { effectiveState, laterReport, REPORTS } from '../../shared/deliveries/ledger/delivery.ts';
import { callSize, callSpacing } from '../../shared/deliveries/send/call-size.ts';
import { callOutcome, entryOutcomes } from '../../shared/deliveries/send/ses-outcome.ts';

const report = fc.constantFrom(...REPORTS);

describe('what SES reports', () => {
  test('P-24 any order and any repetition of the same reports ends in the same letter', () => {
    fc.assert(
      fc.property(fc.array(report, { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 12 }), (reports, extra) => {
        const again = [...reports, ...extra.map((i) => reports[i % Math.max(1, reports.length)] ?? '.')].reverse();
        expect(again.reduce(laterReport, '.')).toBe(reports.reduce(laterReport, '.'));
      }),
    );
  });

  test('P-24 a complaint outranks a permanent bounce, that a transient one, that a delivery', () => {
    expect([...'dtpc'].reduce(laterReport)).toBe('c');
    expect([...'ctd'].reduce(laterReport)).toBe('c');
    expect([...'pdt'].reduce(laterReport)).toBe('p');
    expect([...'ds'].reduce(laterReport)).toBe('d');
  });

  test('an unknown mail is sent once any report of it comes, and rejected when it could not be rendered', () => {
    expect(effectiveState('U', '.')).toBe('U');
    for (const letter of 'sdtpc') expect(effectiveState('U', letter)).toBe('S');
    expect(effectiveState('S', 'x')).toBe('R');
    expect(effectiveState('U', 'x')).toBe('R');
    expect(effectiveState('K', 'd')).toBe('K');
    expect(effectiveState('R', 's')).toBe('R');
  });
});

describe('what an answer of SES means', () => {
  test('P-07 every status of BulkEmailEntryResult is either sent, rejected or a definite refusal', () => {
    const kinds = (status: string) => entryOutcomes(1, [{ Status: status as never, MessageId: 'm' }])[0]!;
    expect(kinds('SUCCESS')).toEqual({ kind: 'sent', messageId: 'm' });
    for (const status of ['MESSAGE_REJECTED', 'INVALID_PARAMETER', 'FAILED'])
      expect(kinds(status).kind).toBe('rejected');
    for (const status of [
      ...['ACCOUNT_THROTTLED', 'ACCOUNT_DAILY_QUOTA_EXCEEDED', 'ACCOUNT_SUSPENDED', 'ACCOUNT_SENDING_PAUSED'],
      ...['CONFIGURATION_SET_SENDING_PAUSED', 'CONFIGURATION_SET_NOT_FOUND', 'MAIL_FROM_DOMAIN_NOT_VERIFIED'],
      ...['TEMPLATE_NOT_FOUND', 'INVALID_SENDING_POOL_NAME', 'TRANSIENT_FAILURE'],
    ])
      expect(kinds(status).kind).toBe('refused');
    expect(kinds('A_STATUS_OF_NEXT_YEAR').kind).toBe('unknown');
  });

  test('P-07 entries without an answer are unknown and surplus answers are ignored', () => {
    const success = { Status: 'SUCCESS' as const, MessageId: 'm' };
    expect(entryOutcomes(3, [success]).map(({ kind }) => kind)).toEqual(['sent', 'unknown', 'unknown']);
    expect(entryOutcomes(1, [success, success])).toHaveLength(1);
  });

  test('P-03 only an error that proves a refusal is one; the rest is unknown', () => {
    const error = (name: string, status?: number, code?: string) =>
      Object.assign(new Error('x'), { name, ...(code && { code }), $metadata: { httpStatusCode: status } });
    expect(callOutcome(error('TooManyRequestsException', 429))).toMatchObject({
      kind: 'refused',
      trouble: 'throttled',
    });
    expect(callOutcome(error('LimitExceededException', 400))).toMatchObject({ trouble: 'daily-quota' });
    expect(callOutcome(error('AccountSuspendedException', 400))).toMatchObject({ trouble: 'account' });
    expect(callOutcome(error('SendingPausedException', 400))).toMatchObject({ trouble: 'account' });
    expect(callOutcome(error('SignatureDoesNotMatch', 403))).toMatchObject({ trouble: 'account' });
    expect(callOutcome(error('BadRequestException', 400)).kind).toBe('rejected');
    expect(callOutcome(error('Error', undefined, 'ECONNREFUSED'))).toMatchObject({ trouble: 'transient' });
    for (const [name, status, code] of [
      ['InternalServiceErrorException', 500],
      ['Error', undefined, 'ECONNRESET'],
      ['TimeoutError', undefined],
      ['SyntaxError', 200],
    ] as const)
      expect(callOutcome(error(name, status, code)).kind).toBe('unknown');
  });
});

describe('the grant', () => {
  const grant = fc.integer({ min: 1, max: 5000 });

  test('calls spaced as planned never exceed the grant within any second', () => {
    fc.assert(
      fc.property(grant, (perSecond) => {
        const size = callSize(perSecond);
        const callsInOneSecond = Math.ceil(1000 / callSpacing(size, perSecond));
        expect(callsInOneSecond * size).toBeLessThanOrEqual(perSecond);
      }),
    );
  });

  test('at least 95% of the grant is planned for', () => {
    fc.assert(
      fc.property(grant, (perSecond) => {
        const size = callSize(perSecond);
        expect((1000 * size) / callSpacing(size, perSecond)).toBeGreaterThanOrEqual(0.95 * perSecond);
      }),
    );
  });

  test('a grant of 500 a second is used in fifties, one of 14 in pairs', () => {
    expect([500, 2000, 100, 14, 1].map(callSize)).toEqual([50, 50, 50, 2, 1]);
  });
});

test('P-29 the breaker opens above 5% bounces or 0.1% complaints, and not for one dead mailbox', () => {
  expect(whyHalt({ delivered: 94, bounced: 6, complained: 0 })).toBe('bounce rate 6.00%');
  expect(whyHalt({ delivered: 1998, bounced: 0, complained: 3 })).toBe('complaint rate 0.15%');
  expect(whyHalt({ delivered: 9, bounced: 1, complained: 0 })).toBeUndefined();
  expect(whyHalt({ delivered: 960, bounced: 40, complained: 0 })).toBeUndefined();
  expect(whyHalt({ delivered: 3000, bounced: 0, complained: 3 })).toBeUndefined();
});
