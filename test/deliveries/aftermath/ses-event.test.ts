import { describe, expect, test } from '@jest/globals';
import { readSesEvent } from '../../../shared/deliveries/aftermath/ses-event.ts';

const mail = (tags: object = {}, destination = ['a@example.com']) => ({ mail: { destination, tags } });
const OURS = { edition: ['2024-W13-ja'], chunk: ['c1'], reader: ['r1'] };

describe('a record of SES', () => {
  test.each([
    ['Send', 's'],
    ['Delivery', 'd'],
    ['Reject', 'x'],
    ['Rendering Failure', 'x'],
    ['RenderingFailure', 'x'],
    ['Bounce', 't'],
    ['Complaint', 'c'],
  ])('of the kind %s reads the same in both dialects', (kind, report) => {
    expect(readSesEvent({ eventType: kind, ...mail() })).toEqual({ report, addresses: ['a@example.com'] });
    expect(readSesEvent({ notificationType: kind, ...mail() })).toEqual({ report, addresses: ['a@example.com'] });
  });

  test.each(['Open', 'Click', 'DeliveryDelay', 'Subscription', ''])('of the kind %j tells nothing', (eventType) => {
    expect(readSesEvent({ eventType, ...mail() })).toBeUndefined();
  });

  test('names our edition, chunk and reader where its tags do', () => {
    expect(readSesEvent({ eventType: 'Send', ...mail(OURS) })).toMatchObject({
      ...{ week: '2024-W13', language: 'ja', chunk: 'c1', reader: 'r1' },
    });
    expect(readSesEvent({ eventType: 'Send', ...mail({ ...OURS, edition: ['2024-W13-en'] }) })).toMatchObject({
      language: 'en',
    });
  });

  test.each(['2024-W1-ja', '2024-W13-fr', 'x2024-W13-ja', '2024-W13-ja ', '2024-W134-ja'])(
    'names no edition by the tag %j',
    (edition) => {
      const read = readSesEvent({ eventType: 'Send', ...mail({ ...OURS, edition: [edition] }) });
      expect(Object.keys(read!).sort()).toEqual(['addresses', 'chunk', 'reader', 'report']);
    },
  );

  test('of a bounce is permanent only where SES says so, and is about those who bounced', () => {
    const bounce = (bounceType?: string) =>
      readSesEvent({
        eventType: 'Bounce',
        ...mail({}, ['all@example.com']),
        bounce: { bounceType, bouncedRecipients: [{ emailAddress: 'gone@example.com' }] },
      });
    expect(bounce('Permanent')).toEqual({ report: 'p', addresses: ['gone@example.com'] });
    expect(bounce('Transient')).toMatchObject({ report: 't' });
    expect(bounce('Undetermined')).toMatchObject({ report: 't' });
    expect(bounce()).toMatchObject({ report: 't' });
  });

  test('of a complaint is about who complained, and none at all where the mail was taken out of the junk', () => {
    const complaint = (complaintFeedbackType?: string | null) =>
      readSesEvent({
        eventType: 'Complaint',
        ...mail(),
        complaint: { complaintFeedbackType, complainedRecipients: [{ emailAddress: 'cross@example.com' }] },
      });
    expect(complaint()).toEqual({ report: 'c', addresses: ['cross@example.com'] });
    expect(complaint(null)).toMatchObject({ report: 'c' });
    expect(complaint('abuse')).toMatchObject({ report: 'c' });
    expect(complaint('not-spam')).toBeUndefined();
  });
});

describe('a message that carries a record', () => {
  const record = { eventType: 'Delivery', ...mail() };
  const report = { report: 'd', addresses: ['a@example.com'] };

  test.each([
    ['bare', record],
    ['in the envelope of EventBridge', { source: 'aws.ses', detail: record }],
    ['as the text of SNS', { Type: 'Notification', Message: JSON.stringify(record) }],
    ['beside a field that SNS would have filled with text', { ...record, Message: 5 }],
  ])('is read %s', (_, message) => {
    expect(readSesEvent(message)).toEqual(report);
  });

  test.each<[string, unknown]>([
    ['text', 'Delivery'],
    ['nothing', null],
    ['a number', 7],
    ['SNS with a text that is no JSON', { Message: 'You have chosen to subscribe' }],
    ['a record without a mail', { eventType: 'Delivery' }],
    ['an envelope around nothing', { detail: null }],
    ['tags without a value', { eventType: 'Delivery', ...mail({ edition: [] }) }],
  ])('is refused by name when it is %s', (_, message) => {
    expect(() => readSesEvent(message)).toThrow(/Invalid/);
  });
});
