/** The questions before a deployment, and what it will cost. */
import { readFileSync } from 'node:fs';
import { QUESTIONS } from '../../../infra/cli/configure/questions.ts';
import { must, type Walk } from '../walk.ts';

export const SENDER = 'digest@papers.example.org';
const OPERATOR = 'operator@example.org';

export async function settle(walk: Walk): Promise<void> {
  walk.heading('The settings');
  walk.prose(
    '`npm run configure` asks; Enter keeps what stands in brackets. Here only four answers are typed: the sender, the address ' +
      'for alarms, the list to read and who writes. The answers came through a pipe and stand where a person would type them.',
  );
  const answers: readonly (readonly [RegExp, string])[] = [
    [/^Address that the digest comes from/, SENDER],
    [/^Address for alarms/, OPERATOR],
    [/^Sources/, 'list:https://notes.ronbun.example/list.md'],
    [/^Who writes/, 'extractive'],
  ];
  const draft = { model: 'extractive' };
  const typed = QUESTIONS.filter(({ when, path }) => path === 'model' || when(draft)).map(
    ({ ask }) => answers.find(([question]) => question.test(ask))?.[1] ?? '',
  );
  await walk.verb('configure', [], { input: `${typed.join('\n')}\n`, show: (lines) => asTyped(lines, typed) });
  walk.command('cat settings.json', readFileSync(walk.settings, 'utf8').trimEnd().split('\n'));
  await walk.verb('cost', ['--papers', '10', '--readers', '1000', '--languages', 'ja,en', '--model', 'extractive']);
  walk.heading('What the account would refuse');
  const told = await walk.verb('doctor', [], { codes: [1] });
  must(/^fail +bootstrap/m.test(told), 'the doctor finds a bootstrap where there is none');
  walk.prose('One line fails, and says what helps; it is what comes next.');
}

/** Prompts stand in one line when nobody types; here each with its answer in a line of its own. */
function asTyped(lines: readonly string[], typed: readonly string[]): string[] {
  const prompts = lines.join('\n').split(/(?<=(?:\]|[a-z)]|[a-z]\)): )(?=[A-Z])/);
  return prompts.flatMap((prompt, i) => `${prompt}${typed[i] ?? ''}`.split('\n'));
}
