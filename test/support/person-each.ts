/** The pages for a file of tests: one table, and for each test a year and a person of its own, so that no limit is shared. */
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { signLink } from '../../shared/readers/links/signed-link.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { KEYS } from './mailing-rig.ts';
import { createPageRig, type PageRig } from './page-visit.ts';
import { type RealTable, startTable } from './real-table.ts';

export interface Person {
  readonly real: RealTable;
  readonly clock: FakeClock;
  readonly rig: PageRig;
  readonly email: string;
  /** Key of an address, of this person's by default. */
  idOf(address?: string): string;
  /** Signs an address up and presses the button of its mail. */
  confirmed(address?: string): Promise<Reader>;
  tokenFor(purpose: 'unsubscribe' | 'preferences' | 'export' | 'erase', version: number, expires?: number): string;
}

/** @param take is given the person of the test that is about to run */
export function personEach(take: (person: Person) => void): void {
  let real: RealTable;
  let persons = 0;
  beforeAll(async () => {
    real = await startTable();
  });
  beforeEach(() => {
    persons += 1;
    const clock = createFakeClock(Date.UTC(2024 + persons, 3, 1));
    const rig = createPageRig(real.table, clock);
    const email = `person${persons}@example.com`;
    const idOf = (address = email) => rig.seal.readerId(address);
    take({
      ...{ real, clock, rig, email, idOf },
      async confirmed(address = email) {
        await rig.signUp(address);
        await rig.visit('/api/confirm', { method: 'POST', query: rig.mailed.at(-1)!.token });
        return (await rig.readers.load(idOf(address)))!;
      },
      tokenFor: (purpose, version, expires) =>
        signLink({ purpose, reader: idOf(), version, ...(expires && { expires }) }, KEYS),
    });
  });
  afterAll(() => real.stop());
}
