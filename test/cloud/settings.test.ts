import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadSettings, parseSettings, runtimeSettings, SettingsError } from '../../infra/settings.ts';
import { parseRuntimeSettings } from '../../shared/platform/runtime-settings.ts';
import { runApp } from '../support/synthesised.ts';
import { EVERY_SETTING } from './settings-samples.ts';

const refusal = (value: unknown): string => {
  try {
    parseSettings(value);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return 'taken';
};

const CHANNEL = {
  ...{ name: 'team', kind: 'slack' },
  secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:team-AbCdEf',
};

describe('settings', () => {
  test('nothing is a whole set of settings', () => {
    const settings = parseSettings({});
    expect(settings.languages).toEqual(['ja', 'en']);
    expect(settings.model).toBe('bedrock');
    expect(settings.modelIds.length).toBeGreaterThan(1);
    expect(settings.schedule).toEqual({ zone: 'Asia/Tokyo', collect: '06:00', publishDay: 'MON', publish: '09:00' });
  });

  test('the sample with every setting is taken', () => {
    expect(refusal(EVERY_SETTING)).toBe('taken');
  });

  test.each([
    [{ languages: ['ja', 'fr'] }, /languages\.1 "fr" is an unknown language; known: ja, en/],
    [{ langauges: ['ja'] }, /langauges is an unknown key/],
    [{ sender: { address: 'digest@example.com', nmae: 'x' } }, /sender\.nmae is an unknown key/],
    [{ sender: { address: 'not an address' } }, /sender\.address "not an address" is not an e-mail address/],
    [{ sender: { address: 'a@x.org', name: 'A\r\nBcc: b@x.org' } }, /sender\.name/],
    [{ sources: [] }, /sources \[\] needs one source at least|sources .*needs one source/],
    [{ sources: ['https://example.org'] }, /sources\.0 .*is no source: unknown source "https:\/\/example\.org"/],
    [{ sources: ['dair', 'arxiv:cs.XX'] }, /sources\.1 .*arXiv has no category "cs\.XX"/],
    [{ sources: ['url-file:papers.txt'] }, /sources\.0 .*only on one’s own machine/],
    [{ schedule: { zone: 'Tokyo' } }, /schedule\.zone "Tokyo" is no time zone/],
    [{ languages: ['ja', 'ja'] }, /languages names one twice/],
    [{ sources: ['dair', 'dair'] }, /sources names one twice/],
    [{ editionSize: 1.5 }, /editionSize 1\.5 must be a whole number from 1 to 200/],
    [{ sender: { name: '<script>' } }, /sender\.name "<script>" must be 1 to 64 characters/],
    [{ resendUncertainAfterHours: 2 }, /resendUncertainAfterHours 2 must be a whole number from 6 to 120/],
    [
      { schedule: { zone: 'Europe/Berlin', publishDay: 'SUN', publish: '02:30' } },
      /schedule\.publish lies in an hour that clocks of the zone skip/,
    ],
    [{ schedule: { publish: '9am' } }, /schedule\.publish "9am" is not a time of day/],
    [{ schedule: { publishDay: 'Monday' } }, /schedule\.publishDay "Monday" is no day/],
    [{ model: 'openai' }, /modelIds .*needs one model id at least/],
    [{ modelIds: ['xx.anthropic.claude'] }, /modelIds .*no model of Bedrock/],
    [
      { modelIds: ['us-gov.anthropic.claude:0', 'ca.amazon.nova'], guardrail: { id: 'G!', version: '1' } },
      /guardrail\.id/,
    ],
    [{ batch: {}, model: 'extractive', editionSize: 150 }, /batch needs the model bedrock/],
    [{ batch: {}, model: 'bedrock', modelIds: ['m'] }, /batch\.least is more than editionSize/],
    [
      { channels: [{ name: 'team', kind: 'slack', url: 'https://hooks.slack.com/services/T0/B0/x' }] },
      /channels\.0\.secretArn is missing/,
    ],
    [
      { channels: [{ ...CHANNEL, secretArn: 'https://hooks.slack.com/x' }] },
      /channels\.0\.secretArn .*no secretsmanager ARN/,
    ],
    [{ channels: [{ ...CHANNEL, kind: 'irc' }] }, /channels\.0\.kind "irc" must be slack, discord, teams or webhook/],
    [{ channels: [{ ...CHANNEL, name: 'My team' }] }, /channels\.0\.name .*must be 1 to 32/],
    [{ channels: [CHANNEL, CHANNEL] }, /channels have a name of their own each/],
    [{ languages: ['ja'], channels: [{ ...CHANNEL, language: 'en' }] }, /channels name a language that no edition/],
    [{ budget: { editionUsd: -1 } }, /budget\.editionUsd -1 must be more than 0/],
    [
      { site: { webAclArn: 'arn:aws:wafv2:eu-west-1:111122223333:global/webacl/a/b' } },
      /site\.webAclArn .*right region/,
    ],
    [{ topics: Array.from({ length: 200 }, (_, i) => `topic number ${i}`) }, /topics .*too many/],
    [{ site: { domain: 'papers.example.org' } }, /site .*certificateArn/],
    [{ inboundMail: { domain: 'elsewhere.example.net' } }, /inboundMail\.domain .*subdomain of the sender/],
  ])('%.80j is refused with the path and the reason', (value, reason) => {
    expect(refusal(value)).toMatch(reason);
  });

  test('every finding is told at once, a line each', () => {
    const lines = refusal({ languages: ['fr'], model: 'gpt', editionSize: 0 }).split('\n');
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['languages.0', 'model', 'editionSize']);
  });

  test('whatever the file holds, the answer is settings or a named error', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(typeof refusal(value)).toBe('string');
      }),
    );
  });

  test('the part for handlers is what their own schema takes, and holds the contact', () => {
    const settings = parseSettings(EVERY_SETTING);
    const runtime = runtimeSettings(settings);
    expect(parseRuntimeSettings(JSON.stringify(runtime))).toEqual(runtime);
    expect(runtime.contact).toBe('digest@papers.example.org');
    expect(runtime.modelIds).toEqual(EVERY_SETTING.modelIds);
  });

  test('a file that is missing means the defaults; one that is no JSON says so', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ronbun-settings-'));
    try {
      expect(loadSettings(join(folder, 'settings.json'))).toEqual(parseSettings({}));
      writeFileSync(join(folder, 'settings.json'), '{ "languages": ');
      expect(() => loadSettings(join(folder, 'settings.json'))).toThrow(/settings\.json is not JSON/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a synth with a wrong setting stops with that line and no stack trace', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ronbun-settings-'));
    try {
      const file = join(folder, 'settings.json');
      writeFileSync(file, JSON.stringify({ languages: ['fr'] }));
      const run = runApp(join(folder, 'out'), { RONBUN_SETTINGS: file, RONBUN_NO_BUNDLING: '1' });
      await expect(run).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^settings\.json: languages\.0 "fr" is an unknown language; known: ja, en\n$/),
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
