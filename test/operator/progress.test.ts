import { expect, test } from '@jest/globals';
import { type WeekProgress, writingNote } from '../../infra/operator/follow-week.ts';
import { createProgress } from '../../infra/operator/progress.ts';

function written(isTTY: boolean) {
  let text = '';
  let time = 0;
  const write = (more: string | Uint8Array) => {
    text += String(more);
    return true;
  };
  const stream = { isTTY, columns: 80, write };
  const progress = createProgress(stream, () => time);
  const pass = (ms: number) => {
    time += ms;
  };
  return { progress, pass, text: () => text };
}

test('where there is no terminal a long stage says a line a minute, and a short one only how it ended', () => {
  const { progress, pass, text } = written(false);
  for (let second = 0; second < 150; second++) {
    progress.stage('summarise', 1, 4, '1 being written, 900 tokens');
    pass(1_000);
  }
  progress.stage('publish', 0, 1);
  progress.end('summarise', '');
  const lines = text().trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^summarise .* 1\/4 {2}1 being written, 900 tokens$/);
  expect(lines[2]).toMatch(/^summarise .* 4\/4$/);
});

test('in a terminal a stage is redrawn in its place', () => {
  const { progress, text } = written(true);
  progress.stage('read', 0, 2);
  progress.stage('read', 1, 2);
  expect(text().split('\u001b[1A\u001b[0J')).toHaveLength(2);
});

const stand = (summarised: number, tokens: number, papers = 1): WeekProgress => ({
  ...{ found: 10, read: 10, summarised },
  writing: { papers, tokens, usual: 4_000 },
});

test('what is being written is told in tokens, with the time that the rest takes at this pace', () => {
  // 5,000 tokens in a minute; of 40,000 there are 34,000 left.
  expect(writingNote(stand(0, 1_000), stand(1, 2_000), 60_000)).toBe('1 being written, 2,000 tokens, about 7 min left');
  expect(writingNote(stand(0, 1_000), stand(0, 1_200), 1_000)).toBe('1 being written, 1,200 tokens');
  expect(writingNote(stand(3, 0, 0), stand(4, 0, 0), 60_000)).toBe('');
});
