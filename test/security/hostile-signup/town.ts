/** Where strangers and honest readers meet: one rig of the pages, one clock, and the mailboxes that mails arrive in. */
import { feedback } from '../../../functions/feedback.ts';
import { createEditionStore } from '../../../shared/editions/edition-store.ts';
import { createReportStore } from '../../../shared/editions/reports/report-store.ts';
import type { Table } from '../../../shared/platform/table.ts';
import { type Address, mailboxOf, sameAddress } from '../../../shared/readers/address/address.ts';
import { DEFAULT_CAPS } from '../../../shared/readers/requests/limits.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createPageRig, type Mailed, type PageRig } from '../../support/page-visit.ts';
import { sampleEdition } from '../../support/sample-edition.ts';

const DAY_MS = 86_400_000;
/** Rooms so small that a few posts fill them. */
const CAPS = { ...DEFAULT_CAPS, perNetwork: 4, perHour: 12 };
export type Delivered = Mailed & { readonly at: number };

export interface Town {
  readonly clock: ReturnType<typeof createFakeClock>;
  readonly rig: PageRig;
  readonly mailed: Delivered[];
  /** A name that no other seed uses. */
  name(of: string): string;
  /** A paper of an edition that stands. */
  readonly paper: { readonly week: string; readonly language: string; readonly paper: string };
  /** Mails to an address, in any spelling that its provider takes for it; the newest first. */
  inbox(address: Address, path: string): Delivered[];
  /** SES tells of a confirmation that no mailbox took. */
  bounce(address: Address): Promise<void>;
  /** Addresses and mailboxes that got more than their rooms hold. */
  floods(): string[];
  reported(): string[];
  reportsAbout(paper: string): Promise<number>;
}

export async function startTown(table: Table, seed: number): Promise<Town> {
  // Each seed lives in a year of its own, so that none meets the limits of another.
  const start = Date.UTC(2030 + (seed % 900), 0, 1);
  const clock = createFakeClock(start);
  const rig = createPageRig(table, clock, CAPS);
  const mailed: Delivered[] = [];
  const push = rig.mailed.push.bind(rig.mailed);
  rig.mailed.push = (...mails) => {
    mailed.push(...mails.map((mail) => ({ ...mail, at: clock.now() })));
    return push(...mails);
  };
  const edition = sampleEdition();
  const files = { put: async () => {}, get: async () => undefined, list: async () => [] };
  await createEditionStore(table, files).freeze(edition, false);
  const { week, language } = edition;
  return {
    ...{ clock, rig, mailed, paper: { week, language, paper: edition.papers[0]!.id } },
    name: (of) => `${of}${seed}`,
    inbox: (address, path) =>
      mailed.filter((mail) => sameAddress(mail.to) === sameAddress(address) && mail.path === path).reverse(),
    async bounce(address) {
      const body = JSON.stringify({
        eventType: 'Bounce',
        mail: { messageId: `m${clock.now()}`, destination: [address], tags: { kind: ['notice'] } },
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: address }] },
      });
      const { readers, seal, limits, report } = rig;
      const deadLetters = { bury: async () => {} };
      const told = (_: unknown, error: unknown) => report(error);
      await feedback([{ messageId: 'b', body }], { ...{ table, readers, seal, limits, deadLetters }, report: told });
    },
    floods() {
      const over: string[] = [];
      // Owners who answer empty their rooms and may ask again; who never asked for anything gets this at most.
      const asked = mailed.filter(({ to }) => to.endsWith('@quiet.example') || to.startsWith('no'));
      const check = (nameOf: (mail: Delivered) => string, perDay: number, room: number): void => {
        for (const [name, mails] of Map.groupBy(asked, nameOf)) {
          const inDay = Math.max(
            ...mails.map(({ at }) => mails.filter((mail) => mail.at >= at && mail.at < at + DAY_MS).length),
          );
          const days = (clock.now() - start) / DAY_MS;
          if (inDay > perDay || mails.length > room + days / 3)
            over.push(`${name}: ${inDay} in a day, ${mails.length} in ${days} days`);
        }
      };
      // Two a day to one spelling, and four more to all that have a tag; the rooms empty by one in three days.
      check(({ to }) => sameAddress(to), 2, 6);
      check(({ to }) => mailboxOf(to), 6, 6 + 12);
      return over;
    },
    reported: () => rig.reported.map((error) => String((error as Error).stack)),
    async reportsAbout(paper) {
      const kept = await createReportStore(table, clock.now, String).newest(1000);
      return kept.filter((report) => report.paper === paper).length;
    },
  };
}
