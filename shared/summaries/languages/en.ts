/** House style of English editions. */
import type { HouseStyle } from './house-style.ts';

export const en: HouseStyle = {
  name: 'English',
  typeset: (text) => text,
  rules: [
    'Plain, complete sentences in the present tense; no headings, lists or fragments.',
    'Say "the authors" or "the paper", never "we"; no invitations and no praise of your own.',
    "Keep every name (method, model, data set, organisation, person) in the paper's own spelling.",
    'Give numbers in digits and as the paper gives them, with their "about" and "up to", thousands with a comma (235,000); round and compute nothing.',
    'Guess nothing: "may" and "could" only where the paper itself says so.',
    'No LaTeX, HTML or Markdown; write formulas in words and plain characters, like p = 2.482 x 10^-10.',
  ],
  example: {
    quotes: [
      'Tidemark reads the water level from 1,250 harbour photographs with a median error of 3.2 cm.',
      'A pressure gauge at the same places is off by 2.1 cm, but costs forty times as much.',
    ],
    sentence:
      'Tidemark reads the water level from 1,250 harbour photographs with a median error of 3.2 cm; a pressure gauge at the same places is off by 2.1 cm but costs 40 times as much.',
  },
  glossary: [],
  oneTerm: [],
};
