/** Honest readers: each lives through signing up, choosing, taking the own data, reporting, leaving, coming back, erasing. */
import { readerLink } from '../../../shared/readers/links/reader-links.ts';
import { KEYS } from '../../support/mailing-rig.ts';
import type { Random } from '../../support/random.ts';
import { KNOWN } from './strangers.ts';
import type { Town } from './town.ts';

export interface Honest {
  /** Each takes its next step. */
  live(): Promise<void>;
  /** Steps that were not answered as they must be. */
  readonly refused: readonly string[];
  readonly changedByOthers: readonly string[];
  readonly done: number;
}

const STEPS = [
  'signs up',
  'chooses',
  'takes data',
  'reports',
  'leaves',
  'signs up',
  'takes data',
  'is erased',
] as const;

interface Person {
  email: string;
  readonly viewer: string;
  step: number;
  chosen?: { readonly language: string; readonly depth: string };
}

export function startHonest(town: Town, random: Random): Honest {
  const { rig, clock } = town;
  const refused: string[] = [];
  const changedByOthers: string[] = [];
  let done = 0;
  const strangersToAll = ['eri@home.example', 'f.uji@home.example'];
  const people: Person[] = [...KNOWN, ...strangersToAll].map((address, i) => ({
    email: town.name(address.split('@')[0]!) + address.slice(address.indexOf('@')),
    viewer: i % 2 === 0 ? `198.51.${100 + i}.7:5000` : `[2400:${i}::7]:5000`,
    step: 0,
  }));
  const idOf = ({ email }: Person) => rig.seal.readerId(email);
  const choose = () => ({ language: random.pick(['ja', 'en']), depth: random.pick(['all', 'headlines']), topics: '' });
  const readerOf = (person: Person) => rig.readers.load(idOf(person));
  const ownLink = async (person: Person, purpose: 'preferences' | 'unsubscribe') => {
    const { version = 1 } = (await readerOf(person)) ?? {};
    return readerLink('', KEYS, { purpose, reader: idOf(person), version }).split('?')[1]!;
  };
  /** The last mail that asked them something and may still be answered. */
  const press = async (person: Person, path: string, form: Readonly<Record<string, string>> = {}) => {
    const [last] = town.inbox(person.email, path);
    // A link to another spelling of the own mailbox is as good: the digest comes to the same place.
    if (path === '/api/confirm' && last) person.email = last.to;
    return last && rig.visit(path, { method: 'POST', query: last.token, form, viewer: person.viewer });
  };

  const steps: Readonly<Record<(typeof STEPS)[number], (person: Person) => Promise<string | undefined>>> = {
    async 'signs up'(person) {
      const { email, viewer } = person;
      await rig.signUp(email, { viewer });
      const wanted = choose();
      const answer = await press(person, '/api/confirm', wanted);
      if (answer?.statusCode !== 200) return `no link that confirms (${answer?.statusCode ?? 'no mail'})`;
      person.chosen = { language: wanted.language, depth: wanted.depth };
    },
    async chooses(person) {
      const wanted = choose();
      const query = await ownLink(person, 'preferences');
      const answer = await rig.visit('/api/preferences', {
        query,
        form: { ...wanted, action: 'save' },
        viewer: person.viewer,
      });
      if (answer.statusCode !== 200) return `preferences answer ${answer.statusCode}`;
      person.chosen = { language: wanted.language, depth: wanted.depth };
    },
    async 'takes data'(person) {
      const query = await ownLink(person, 'preferences');
      await rig.visit('/api/preferences', { query, form: { action: 'export' }, viewer: person.viewer });
      const answer = await press(person, '/api/export');
      if (!answer?.body.includes(person.email)) return `the export answers ${answer?.statusCode ?? 'without a mail'}`;
    },
    async reports({ viewer }) {
      const before = await town.reportsAbout(town.paper.paper);
      const shown = await rig.visit('/api/report', { query: new URLSearchParams(town.paper).toString(), viewer });
      const token = /name="token" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
      clock.advance(5000);
      const form = { ...town.paper, text: 'The number is another one.', website: '', token };
      await rig.visit('/api/report', { form, viewer });
      if ((await town.reportsAbout(town.paper.paper)) !== before + 1) return 'the report was not kept';
    },
    async leaves(person) {
      const query = await ownLink(person, 'unsubscribe');
      const oneClick = { method: 'POST', query, body: 'List-Unsubscribe=One-Click', viewer: 'unknown' };
      const answer = await rig.visit('/api/unsubscribe', oneClick);
      if (answer.statusCode !== 200 || (await readerOf(person))?.state !== 'unsubscribed') return 'leaving failed';
      delete person.chosen;
    },
    async 'is erased'(person) {
      const query = await ownLink(person, 'preferences');
      await rig.visit('/api/preferences', { query, form: { action: 'erase' }, viewer: person.viewer });
      const answer = await press(person, '/api/erase');
      if (answer?.statusCode !== 200) return `erasing answers ${answer?.statusCode ?? 'without a mail'}`;
      delete person.chosen;
    },
  };
  return {
    ...{ refused, changedByOthers },
    get done() {
      return done;
    },
    async live() {
      for (const person of random.shuffle(people)) {
        const stands = await readerOf(person);
        const { language, depth } = stands ?? {};
        if (
          person.chosen &&
          (stands?.state !== 'active' || language !== person.chosen.language || depth !== person.chosen.depth)
        )
          changedByOthers.push(`${person.email}: ${JSON.stringify({ state: stands?.state, language, depth })}`);
        if (random.chance(0.4)) continue;
        const step = STEPS[person.step % STEPS.length]!;
        const failure = await steps[step](person);
        if (failure) refused.push(`${person.email} ${step}: ${failure}`);
        else {
          person.step += 1;
          done += 1;
        }
      }
    },
  };
}
