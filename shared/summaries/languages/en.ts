/** House style of English editions. */
import type { HouseStyle } from './house-style.ts';

export const en: HouseStyle = {
  name: 'English',
  rules: [
    'Plain, complete sentences in the present tense; no headings, lists or fragments.',
    'Say "the authors" or "the paper", never "we"; no invitations and no praise of your own.',
    "Keep every name (method, model, data set, organisation, person) in the paper's own spelling.",
    'Give numbers as the paper gives them, with their "about" and "up to".',
    'Guess nothing: "may" and "could" only where the paper itself says so.',
    'No LaTeX, HTML or Markdown; write formulas in words and plain characters, like p = 2.482 x 10^-10.',
  ],
  glossary: [],
  oneTerm: [],
};
