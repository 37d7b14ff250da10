/** Strangers: what a person without any right does to a form, a mailbox and a reader, from as many networks as can be rented. */
import type { Random } from '../../support/random.ts';
import type { Town } from './town.ts';

export interface Strangers {
  /** A burst of what the seed draws. */
  strike(): Promise<void>;
  /** Answers that differed by whether an address is a reader. */
  readonly told: readonly string[];
  /** Milliseconds that functions slept for posts without a form's token. */
  readonly waited: number;
}

/** Honest readers whom strangers know by address. */
export const KNOWN = ['aiko@known.example', 'ben.ito@known.example', 'chie@gmail.com', 'daigo@docomo.ne.jp'] as const;
const BYSTANDERS = ['nobody@quiet.example', 'no.one@gmail.com'] as const;

/** Spellings that lead to the same mailbox, or look as if. */
const SPELLINGS: readonly ((address: string, random: Random) => string)[] = [
  (address) => address,
  (address, random) => address.replace('@', `+${random.below(999)}@`),
  (address) => address.replace(/^(.)(.)/, '$1.$2'),
  (address) => address.toUpperCase(),
  (address) => address.replace('a', 'а'),
  (address) => address.replace('@', '＠'),
  (address) => address.replace('.example', '.exаmple'),
  (address) => ` ${address}\u200b`,
  (address) => `"${address.split('@')[0]}"@${address.split('@')[1]}`,
  (address) => `${address},other@quiet.example`,
  (address) => `${address}\r\nBcc: other@quiet.example`,
];

export function startStrangers(town: Town, random: Random): Strangers {
  const { rig, clock } = town;
  const told: string[] = [];
  let waited = 0;
  let token = '';
  /** Networks of a hoster: many /24 of a few /16, or a whole /32 of IPv6; sometimes none that can be read. */
  const viewer = (): string =>
    random.pick([
      () => `203.${random.below(9)}.${random.below(256)}.${random.below(256)}:4000`,
      () => `[2001:db8:${random.below(65_536).toString(16)}:${random.below(65_536).toString(16)}::1]:4000`,
      () => `::ffff:203.0.${random.below(256)}.7:4000`,
      () => 'unknown',
    ])();
  const named = (address: string): string => town.name(address.split('@')[0]!) + address.slice(address.indexOf('@'));
  const besieged = named(random.pick(KNOWN));
  const victim = (): string => {
    const address = random.pick([...KNOWN, ...KNOWN, ...BYSTANDERS]);
    return random.pick(SPELLINGS)(named(address), random);
  };
  const form = (email: string, fields: Readonly<Record<string, string>> = {}) => ({
    ...{ email, website: '', token, topics: random.pick(['', 'spam', 'ＡＩ、x']) },
    ...{ language: random.pick(['ja', 'en']), depth: random.pick(['all', 'headlines', 'overview']) },
    ...fields,
  });
  const take = async (): Promise<void> => {
    const { body } = await rig.visit('/api/subscribe', { viewer: viewer() });
    token = /name="token" value="([^"]+)"/.exec(body)?.[1] ?? '';
    clock.advance(4000);
  };
  /** What an answer says, without what each form has of its own. */
  const plain = (body: string): string => body.replace(/value="[^"]*"/g, '');
  const post = async (email: string): Promise<void> => {
    await take();
    const wanted = form(email, { language: 'ja', depth: 'all' });
    const answer = await rig.visit('/api/subscribe', { form: wanted, viewer: viewer() });
    if (answer.statusCode !== 200) return;
    const other = await rig.visit('/api/subscribe', {
      form: { ...wanted, email: `x${random.below(1e9)}@quiet.example`, token: 'none' },
    });
    if (plain(answer.body) !== plain(other.body)) told.push(email);
  };

  const deeds: readonly (() => Promise<unknown>)[] = [
    () => post(victim()),
    () => post(victim()),
    // A list of addresses that no mailbox takes.
    async () => {
      for (let i = 0; i < 5; i += 1) {
        const email = `bot${random.below(1e9)}@bounce.example`;
        await post(email);
        await town.bounce(email);
      }
    },
    // The same form, many times at once.
    async () => {
      await take();
      const email = victim();
      await Promise.all(
        Array.from({ length: 5 }, () => rig.visit('/api/subscribe', { form: form(email), viewer: viewer() })),
      );
    },
    // Without having shown a form.
    async () => {
      const before = clock.now();
      await rig.visit('/api/subscribe', {
        form: form(victim(), { token: random.pick(['', 'x', `${token}x`]) }),
        viewer: viewer(),
      });
      waited += clock.now() - before;
    },
    // Links that are none.
    async () => {
      const stolen = random.pick(town.mailed)?.token ?? '1.a.u.b.c';
      const forged = stolen.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
      const page = random.pick(['confirm', 'unsubscribe', 'preferences', 'export', 'erase']);
      await rig.visit(`/api/${page}`, {
        query: forged,
        method: random.pick(['GET', 'HEAD', 'POST']),
        viewer: viewer(),
      });
    },
    // A scanner opens every link of every mail; only a button changes anything.
    async () => {
      const mail = random.pick(town.mailed);
      if (mail)
        await rig.visit(mail.path, { query: mail.token, method: random.pick(['GET', 'HEAD']), viewer: viewer() });
    },
    // A link of one purpose at the page of another.
    async () => {
      const mail = random.pick(town.mailed);
      if (mail?.path === '/api/confirm')
        await rig.visit(`/api/${random.pick(['unsubscribe', 'preferences', 'export', 'erase'])}`, {
          query: mail.token,
          method: 'POST',
        });
    },
    async () => {
      const headers = { origin: random.pick(['https://evil.example', 'http://digest.example', 'null']) };
      await rig.visit('/api/preferences', { form: form(victim(), { action: 'save' }), headers, viewer: viewer() });
    },
    // Reports about what does not exist.
    async () => {
      await take();
      for (let i = 0; i < 5; i += 1) {
        const about = { ...town.paper, paper: 'arxiv:2403.99999', text: 'wrong', website: '', token };
        await rig.visit('/api/report', { form: about, viewer: viewer() });
      }
    },
    async () => {
      const body = 'x'.repeat(random.pick([10, 20_000, 200_000]));
      await rig.visit('/api/subscribe', {
        method: 'POST',
        body,
        headers: {
          'content-type': random.pick([
            'text/plain',
            'application/x-www-form-urlencoded',
            'multipart/form-data; boundary=x',
          ]),
        },
      });
    },
  ];
  return {
    told,
    get waited() {
      return waited;
    },
    async strike() {
      // The one whom they besiege, all the time and from everywhere.
      for (let i = 0; i < 4; i += 1) {
        const spell = random.chance(0.5) ? SPELLINGS[1]! : random.pick(SPELLINGS);
        await post(spell(besieged, random));
      }
      for (let left = 2 + random.below(4); left > 0; left -= 1) {
        await random.pick(deeds)();
        if (random.chance(0.2)) clock.advance(random.below(3_600_000));
      }
    },
  };
}
