/** Answers in every place and wrapping, odd ends, odd figures. Seen late 2026 in public bug reports and vendors' pages. */
import {
  always,
  type Case,
  content,
  counts,
  DRAFT,
  finishes,
  honest,
  JSON_TEXT,
  row,
  says,
  standsIn,
  tokens,
  usageOf,
  written,
} from './said.ts';

export const ODD_ANSWERS: readonly Case[] = [
  row('answers as asked', honest, written()),
  // The answer's place and wrapping.
  row(
    'thinks in a field of its own',
    (asked) => says(asked, { content: JSON_TEXT, reasoning_content: 'hm {' }),
    written(),
  ),
  row(
    'puts the answer into the field for thoughts',
    (asked) => says(asked, { content: null, reasoning_content: JSON_TEXT }),
    written(),
  ),
  row('puts the answer into `reasoning`', (asked) => says(asked, { content: '', reasoning: JSON_TEXT }), written()),
  row('thinks in tags', content(`<think>\nhm {"a":1}\n</think>\n\n${JSON_TEXT}`), written()),
  row('thinks in tags of another name', content(`<thinking>a {"draft": 1}</thinking>${JSON_TEXT}`), written()),
  row('thinks in square brackets', content(`[THINK]a {[/THINK]${JSON_TEXT}`), written()),
  row('ends a thought that it never began', content(`Okay, {the user} wants.\n</think>\n${JSON_TEXT}`), written()),
  row(
    'answers through harmony channels',
    content(
      `<|channel|>analysis<|message|>think {<|end|><|start|>assistant<|channel|>final<|message|>${JSON_TEXT}<|return|>`,
    ),
    written(),
  ),
  row('puts a fence around', content(`\`\`\`json\n${JSON_TEXT}\n\`\`\``), written()),
  row(
    'puts prose and a fence around',
    content(`Here is the summary:\n\n\`\`\`\n${JSON_TEXT}\n\`\`\`\nLet me know!`),
    written(),
  ),
  row('puts prose with braces around', content(`As {asked}: ${JSON_TEXT} I hope {this} helps.`), written()),
  row(
    'sends a list of parts',
    content([
      { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
      { type: 'text', text: JSON_TEXT },
    ]),
    written(),
  ),
  row('sends an object where text belongs', content(DRAFT), written()),
  row('sends JSON in a JSON string', content(JSON.stringify(JSON_TEXT)), written()),
  row('wraps the answer in the name of the schema', content(JSON.stringify({ write_summary: DRAFT })), written()),
  row(
    'wraps the answer as a call',
    content(`<tool_call>\n${JSON.stringify({ name: 'write_summary', arguments: DRAFT })}\n</tool_call>`),
    written(),
  ),
  row('sends a list as text', content(JSON.stringify({ ...DRAFT, qa: JSON.stringify(DRAFT.qa) })), written()),
  row('leaves a comma too many and a quote unescaped', content(`${JSON_TEXT.slice(0, -1)},}`), written()),
  row('begins with a byte order mark', content(`\ufeff${JSON_TEXT}`), written()),
  row(
    'calls a tool that nobody offered',
    (asked) =>
      says(
        asked,
        { content: null, tool_calls: [{ id: '1', type: 'function', function: { name: 'f', arguments: JSON_TEXT } }] },
        { finish: 'tool_calls' },
      ),
    written(),
  ),
  row(
    'calls a tool with an object',
    (asked) => says(asked, { content: '', tool_calls: [{ function: { name: 'f', arguments: DRAFT } }] }),
    written(),
  ),
  row(
    'calls a function of the old kind',
    (asked) =>
      says(asked, { content: null, function_call: { name: 'f', arguments: JSON_TEXT } }, { finish: 'function_call' }),
    written(),
  ),
  // Why it ended.
  ...['eos', 'STOP', 'end_turn', null, '', 'stop_sequence', 'tool_calls', 'unknown'].map((finish) =>
    row(`ends with ${JSON.stringify(finish)}`, finishes(finish), written()),
  ),
  ...['length', 'max_tokens', 'MAX_TOKENS', 'model_length'].map((finish) =>
    row(`ends with ${finish}`, finishes(finish, JSON_TEXT.slice(0, 500)), standsIn(2, 'cut')),
  ),
  ...['content_filter', 'SAFETY', 'RECITATION', 'sensitive'].map((finish) =>
    row(`ends with ${finish}`, finishes(finish, ''), standsIn(1, 'withheld')),
  ),
  row(
    'cuts an answer that parses when mended',
    finishes('length', `${JSON_TEXT.slice(0, -30)}"]}]}`),
    standsIn(2, 'cut'),
  ),
  row('cuts an answer and says that it stopped', finishes('stop', JSON_TEXT.slice(0, 700)), standsIn(2, 'form')),
  row(
    'thinks until nothing is left',
    (asked) =>
      says(
        asked,
        { content: '<think>\nI ponder' },
        { finish: 'length', usage: usageOf(asked, asked.body.max_completion_tokens) },
      ),
    standsIn(2, 'cut'),
  ),
  row('only thinks', content('<think>I ponder</think>'), standsIn(2, 'never answered')),
  row('refuses in a field', (asked) => says(asked, { content: null, refusal: 'I can not' }), standsIn(1, 'refused')),
  row('refuses in prose', content('I can not help with that.'), standsIn(2, 'no JSON')),
  row('answers nothing', content(''), standsIn(2, 'empty')),
  row('answers no choice', always({ body: { id: 'x', object: 'chat.completion', choices: [] } }), standsIn(2, 'empty')),
  row('answers null', always({ body: 'null' }), standsIn(2, 'empty')),
  row(
    'answers in another form',
    content(JSON.stringify({ title: 'x', summary: 'y' })),
    standsIn(2, 'not in the asked form'),
  ),
  row(
    'answers a flood',
    content(`{"headline":"${'a'.repeat(3_000)}","overview":"b","qa":[]}`),
    standsIn(2, 'asked form'),
  ),
  // Usage.
  ...[
    null,
    {},
    { prompt_tokens: 0, completion_tokens: 0 },
    { prompt_tokens: null, completion_tokens: null },
    { prompt_tokens: 'many' },
    7,
  ].map((usage) => row(`tells as usage ${JSON.stringify(usage)}`, counts(usage), written())),
  row(
    'tells its usage in other words',
    (asked) =>
      says(asked, { content: JSON_TEXT }, { usage: { input_tokens: tokens(asked.prompt), output_tokens: 900 } }),
    written(),
  ),

  // Further marks around it.
  row('answers in tags of its own', content(`<answer>\n${JSON_TEXT}\n</answer>`), written()),
  row('runs its channels together', content(`analysisWe need {a} summary.assistantfinal${JSON_TEXT}`), written()),
  row(
    'marks its thinking and its response',
    content(`<|START_THINKING|>hm {"a": 1}<|END_THINKING|><|START_RESPONSE|>${JSON_TEXT}<|END_RESPONSE|>`),
    written(),
  ),
  row(
    'writes a draft of the answer first',
    content(`First: ${JSON.stringify({ ...DRAFT, qa: [] })}\nBetter: ${JSON_TEXT}`),
    written(),
  ),
  row('puts the object into a list', content(`[${JSON_TEXT}]`), written()),
  row('leaves a remark within', content(JSON_TEXT.replace('"overview"', '/* the overview */ "overview"')), written()),
  row('refuses with an apology', content('I’m sorry, but I can’t assist with that request.'), standsIn(2, 'no JSON')),
  ...['eos_token', 'completed', 'FINISH_REASON_STOP', 2, { reason: 'stop' }].map((finish) =>
    row(`ends with ${JSON.stringify(finish)}, too`, finishes(finish), written()),
  ),
  ...[
    { prompt_tokens: -1, completion_tokens: -1 },
    { prompt_tokens: 'NaN', completion_tokens: 'NaN' },
    { prompt_tokens: 12_000.5, completion_tokens: 900.25 },
    [],
    'none',
  ].map((usage) => row(`tells as usage ${JSON.stringify(usage)}, too`, counts(usage), written())),
];
