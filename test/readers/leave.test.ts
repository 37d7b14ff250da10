/** Who leaves has left, whatever becomes of the mailbox's room. */
import { expect, test } from '@jest/globals';
import type { ReaderId } from '../../shared/readers/address/address-key.ts';
import { leave } from '../../shared/readers/leave.ts';

const READER = 'reader-1' as ReaderId;
const servicesOf = (
  was: { address: string } | undefined,
  emptied: string[],
  troubles: Partial<Record<'open' | 'empty', Error>> = {},
) => ({
  readers: { unsubscribe: async () => was as never },
  limits: {
    empty: async (mailbox: string) => {
      if (troubles.empty) throw troubles.empty;
      emptied.push(mailbox);
    },
  },
  seal: {
    open: (sealed: string) => {
      if (troubles.open) throw troubles.open;
      return sealed.toUpperCase() as never;
    },
    mailboxId: (address: string) => `room of ${address}` as never,
  },
});

test('an active reader who leaves empties the room of the mailbox', async () => {
  const emptied: string[] = [];
  await leave(READER, servicesOf({ address: 'a' }, emptied) as never);
  expect(emptied).toEqual(['room of A']);
});

test('who was no reader empties nothing', async () => {
  const emptied: string[] = [];
  await leave(READER, servicesOf(undefined, emptied) as never);
  expect(emptied).toEqual([]);
});

test.each(['open', 'empty'] as const)('leaving is done also where to %s the room fails', async (trouble) => {
  await expect(
    leave(READER, servicesOf({ address: 'a' }, [], { [trouble]: new Error('no') }) as never),
  ).resolves.toBeUndefined();
});
