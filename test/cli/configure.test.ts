import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { QUESTIONS } from '../../infra/cli/configure/questions.ts';
import { configure } from '../../infra/cli/configure.ts';
import { FailedError, UsageError } from '../../infra/exit.ts';
import { parseSettings } from '../../infra/settings.ts';

let folder: string;
let file: string;
const written = () => JSON.parse(readFileSync(file, 'utf8'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ronbun-configure-'));
  file = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A person who answers these questions so, one answer after the other, and presses Enter at all others. */
function person(answers: Readonly<Record<string, readonly string[]>>) {
  const left = new Map(Object.entries(answers).map(([path, list]) => [path, [...list]]));
  const asked: string[] = [];
  const heard: string[] = [];
  return {
    asked,
    heard,
    say: (text: string) => void heard.push(text),
    async ask(prompt: string) {
      const { path } = QUESTIONS.find(({ ask }) => prompt.startsWith(ask))!;
      asked.push(path);
      return left.get(path)?.shift() ?? '';
    },
  };
}

describe('configure', () => {
  test('Enter at every question writes settings that mean the defaults', async () => {
    const reader = person({});
    expect(await configure({ file, ...reader })).toEqual(parseSettings({}));
    expect(parseSettings(written())).toEqual(parseSettings({}));
    expect(reader.heard).toEqual([]);
  });

  test('answers become settings of the right kind', async () => {
    const answers = {
      'sender.address': ['digest@papers.example.org'],
      sources: ['dair, hf-daily'],
      languages: ['en'],
      editionSize: ['15'],
      'budget.monthlyUsd': ['12.5'],
    };
    await configure({ file, ...person(answers) });
    expect(written()).toEqual({
      sender: { address: 'digest@papers.example.org' },
      sources: ['dair', 'hf-daily'],
      languages: ['en'],
      editionSize: 15,
      budget: { monthlyUsd: 12.5 },
    });
  });

  test('a wrong answer is asked again with the reason, until it is right', async () => {
    const reader = person({ languages: ['ja, fr', 'ja'], 'schedule.publish': ['9', '25:00', '09:30'] });
    await configure({ file, ...reader });
    expect(reader.heard).toEqual([
      '  languages.1 "fr" is an unknown language; known: ja, en',
      '  schedule.publish "9" is not a time of day such as 06:30',
      '  schedule.publish "25:00" is not a time of day such as 06:30',
    ]);
    expect(written()).toEqual({ languages: ['ja'], schedule: { publish: '09:30' } });
  });

  test('a question that earlier answers make pointless is not asked', async () => {
    const plain = person({ model: ['extractive'] });
    await configure({ file, ...plain });
    expect(plain.asked).not.toContain('modelIds');
    const bedrock = person({ model: ['bedrock'], modelIds: ['haiku', 'jp.anthropic.claude-haiku-4-5-20251001-v1:0'] });
    await configure({ file, ...bedrock });
    expect(bedrock.asked.filter((path) => path === 'modelIds')).toHaveLength(2);
    expect(bedrock.heard).toEqual([expect.stringMatching(/^ {2}modelIds holds an id that is no model of Bedrock/)]);
  });

  test('a batch is offered for Bedrock alone, and refused where no edition has papers enough', async () => {
    const bedrock = { model: ['bedrock'], modelIds: ['amazon.nova-lite-v1:0'] };
    const reader = person({ ...bedrock, editionSize: ['150'], 'batch.least': ['200', '100'] });
    await configure({ file, ...reader });
    expect(reader.heard).toEqual([
      '  batch.least is more than editionSize: no edition would ever have papers enough for a batch',
    ]);
    expect(written().batch).toEqual({ least: 100 });
    const plain = person({ model: ['extractive'], 'batch.least': ['-'] });
    await configure({ file: join(folder, 'other.json'), ...plain });
    expect(plain.asked).not.toContain('batch.least');
  });

  test('channels are asked for by the ARNs of their secrets, and shown so; an address that is a secret is refused, shown to nobody and written nowhere', async () => {
    const secret = 'https://hooks.slack.example/services/T000/B000/XXXX';
    const arn = (name: string) => `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}-a1b2c3`;
    const typed = `team slack ${arn('team')}, desk webhook ${arn('desk')} en`;
    const reader = person({
      channels: [
        ...[`team slack ${secret}`, 'team irc x', `team slack ${arn('team')} fr`, `a b ${secret} ja and more`],
        ...[`team slack ${arn('team')} ja, team slack ${arn('team')}`, typed],
      ],
    });
    await configure({ file, ...reader });
    expect(reader.heard).toHaveLength(5);
    expect(reader.heard[0]).toContain('channels.0.secretArn is no secretsmanager ARN');
    expect(reader.heard.join()).not.toContain('hooks.slack');
    const channels = [
      { name: 'team', kind: 'slack', secretArn: arn('team') },
      { name: 'desk', kind: 'webhook', secretArn: arn('desk'), language: 'en' },
    ];
    expect(written()).toEqual({ channels });
    let prompts = '';
    await configure({
      file,
      async ask(prompt) {
        prompts += prompt;
        return '';
      },
    });
    expect(prompts).toContain(`[${typed}]`);
    expect(written()).toEqual({ channels });
  });

  test('a second run shows what stands, keeps it at Enter, and takes it out at a dash', async () => {
    writeFileSync(file, JSON.stringify({ operator: 'old@example.org', contact: 'me@example.org', topics: ['agents'] }));
    await configure({ file, ...person({ operator: ['-'] }) });
    expect(written()).toEqual({ contact: 'me@example.org', topics: ['agents'] });
  });

  test('with everything given nothing is asked', async () => {
    const given = { 'sender.address': 'digest@example.org', model: 'bedrock', modelIds: 'amazon.nova-lite-v1:0' };
    const settings = await configure({ file, given });
    expect(settings.sender.address).toBe('digest@example.org');
    expect(settings.modelIds).toEqual(['amazon.nova-lite-v1:0']);
  });

  test.each([
    [{ languages: 'fr' }, /^languages\.0 "fr" is an unknown language/],
    [{ model: 'openai' }, /^modelIds needs one model id/],
    [{ model: 'bedrock', modelIds: 'eu-fantasy.x' }, /^modelIds holds an id that is no model/],
    [{ editionSize: 'many' }, /^editionSize "many"/],
    [{ 'sender.hostedZone.id': 'Z1' }, /^sender\.hostedZone\.name is missing/],
  ])('%j is refused when nobody can be asked, and nothing is written', async (given, reason) => {
    const refused = configure({ file, given: given as unknown as Record<string, string> });
    await expect(refused).rejects.toThrow(reason);
    await expect(refused).rejects.toBeInstanceOf(UsageError);
    expect(existsSync(file)).toBe(false);
  });

  test('an input that ends too early writes nothing', async () => {
    await expect(configure({ file, ask: async () => undefined })).rejects.toBeInstanceOf(FailedError);
    expect(existsSync(file)).toBe(false);
  });

  test('a file that is no JSON is never overwritten', async () => {
    writeFileSync(file, '{ "languages": ');
    await expect(configure({ file, ...person({}) })).rejects.toThrow(/not JSON/);
    expect(readFileSync(file, 'utf8')).toBe('{ "languages": ');
  });

  test('every question leads to a setting, and has an option of its own', () => {
    expect(new Set(QUESTIONS.map(({ flag }) => flag)).size).toBe(QUESTIONS.length);
    for (const { path, flag } of QUESTIONS) {
      expect(path).toMatch(/^[a-zA-Z.]+$/);
      expect(flag).toMatch(/^[a-z-]+$/);
    }
  });
});
