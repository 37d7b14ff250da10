/** Each question about the work is asked of a sentence that answers it by itself, and of none that only looks alike. */
import { KINDS_OF_WORK } from '../../../../shared/summaries/extractive/answers/kinds-of-work.ts';
import { each, type Kind, testKinds } from './asked.ts';

const KINDS: readonly Kind[] = [
  {
    question: 'What do the authors of it propose?',
    answers: [
      [
        'abstract',
        [
          ...each(
            'We * a reader of pages that never fails.',
            'propose|introduce|present|describe|develop|design|also propose|first propose|boldly propose',
          ),
          ...each(
            'We describe * of pages.',
            'a reader|an open reader|the design|the architecture|two readers|three kinds|several kinds|our reader|new kinds|novel kinds|Pageturn as a reader',
          ),
          ...each('* we propose a reader of pages.', 'In this paper,|With this work|To keep memory flat,'),
          ...each('This * proposes a reader of pages.', 'paper|work|article|study|note|report'),
          ...each(
            'We propose * reader of pages.',
            'an open|the|our|two kinds of|three kinds of|several kinds of|new|novel|all kinds of a|Pageturn, a',
          ),
        ],
      ],
      ...(['introduction', 'conclusion', 'other'] as const).map(
        (part) => [part, ['We propose a reader of pages.']] as const,
      ),
    ],
    alike: [
      [
        'abstract',
        [
          'They propose a reader of pages.',
          ...each('We propose two new * for readers.', 'directions|ways|ideas|issues|questions|points'),
          ...each('We present * of pages.', 'readers|the readers|many readers'),
          'Once we propose a reader it stays.',
          'Chen proposes a reader of pages.',
          ...each(
            'We introduce the * of a reader in detail.',
            'results|experiments|evaluation|overview|examples|details|snapshot|summary|discussion|comparison|set|series',
          ),
        ],
      ],
      ['results', ['We propose a reader of pages.']],
      ['related', ['We propose a reader of pages.']],
    ],
  },
  {
    question: 'What is it?',
    answers: [
      [
        'method',
        [
          'Pageturn is a reader of pages.',
          'The Pageturn (PT) is an open reader of pages.',
          'Pageturn is the reader of pages.',
          'Pageturn is our reader of pages.',
          'Pageturn are a pair of readers.',
        ],
      ],
    ],
    alike: [
      [
        'method',
        each(
          'Pageturn is the * reader of all.',
          'same|most|first|only|best|example|instance|case|result|function|set|number',
        ),
      ],
      [
        'method',
        [
          'Pageturn is fast on all pages.',
          'The older reader is a reader of pages.',
          'So Pageturn is a reader of pages.',
        ],
      ],
      ['results', ['Pageturn is a reader of pages.']],
    ],
  },
  {
    question: 'What does it offer?',
    answers: [
      [
        'method',
        [
          ...each(
            'Pageturn * readers of long files a list of pages that stays flat.',
            'provides|provide|supports|allows|enables|guarantees|offers|lets|tolerates|ensures|also offers',
          ),
          ...each(
            '* offers readers of long files a list of pages that stays flat.',
            'The Pageturn|Our system|Our small approach|Our method|Our framework|Our algorithm|Our tool|Our model|Our scheme|Our technique',
          ),
        ],
      ],
    ],
    alike: [
      [
        'method',
        [
          'The older reader offers readers of long files a list of pages that stays flat.',
          'Pageturn offers readers a list.',
          'Pageturn offers readers of long files a list of 40 pages that stays flat.',
          ...each(
            'Pageturn offers * readers of long files a list of pages that stays flat.',
            'several|various|many|some|different|certain|an example of what|an overview to|a summary for|evidence to|insight to',
          ),
        ],
      ],
      ['results', ['Pageturn offers readers of long files a list of pages that stays flat.']],
    ],
  },
  {
    question: 'Which method does it use?',
    answers: [
      [
        'method',
        [
          ...each(
            'Pageturn * a list from its open pages.',
            'uses|use|employs|applies|combines|splits|replaces|adopts|divides|encodes|maps|constructs|learns|extracts|estimates|decomposes|selects|assigns|implements|introduces|modifies|initialises|initializes|computes|represents|treats|relies on',
          ),
          ...each(
            '* use a list to keep open pages.',
            'We|We also|We then|We further|We really|Our method|Our own small model|The proposed approach|Our system|Our algorithm|Our framework|Our parser|Our architecture|Our technique|Our implementation|Our network|Our tagger|Our classifier|Our summarizer|The Pageturn',
          ),
          ...each('Our * uses a list to keep open pages.', 'analysis|models'),
          ...each(
            'We use a list * open pages.',
            'to keep|by all|for|from all|into|with|that keeps|instead of|based on|using',
          ),
          'Pageturn consists of lists for its open pages.',
          'Pageturn works by lists for its open pages.',
          'For speed, we use a list to keep open pages.',
        ],
      ],
      ['other', ['We use a list to keep open pages.']],
    ],
    alike: [
      [
        'method',
        [
          'The older reader uses a list to keep open pages.',
          'We use lists.',
          'We love a list to keep open pages.',
          ...each(
            'We use a * to keep open pages.',
            'notation|few examples of it|terminology of others|convention|nomenclature|definition|term|baseline|learning rate|batch size|epoch|list that should last|list referred to as b|list denoted L',
          ),
        ],
      ],
      ...(['related', 'setup'] as const).map((part) => [part, ['We use a list to keep open pages.']] as const),
      [
        'method',
        [
          ...each('We use a list to * pages.', 'measure|evaluate|assess|compare'),
          ...each('For * page, we use a list to keep it.', 'each|every|any given|a given'),
          'Our experiments use a list to keep open pages.',
        ],
      ],
    ],
  },
  {
    question: 'What does it aim at?',
    answers: [
      [
        'introduction',
        [
          ...each(
            '* to keep memory flat.',
            'The goal is|Our aim is|The main objective is|Our purpose was|The primary goal is|The ultimate goal is|The overall goal is|The central goal is|The goal of this paper is|The aim of the present work is|The aim of our study was|The goal of this article is|The goal of our project is|This paper aims|This work aims|This study aims|This article aims|We aim|The goal of Pageturn in all is|The main purpose of the Pageturn reader is',
          ),
          'We aim at flat memory.',
          'In short, our goal is to keep memory flat.',
        ],
      ],
    ],
    alike: [
      [
        'introduction',
        [
          'In future work, we aim to keep memory flat.',
          'For most readers, the goal is to keep memory flat.',
          'Their goal is to keep memory flat.',
          'The goal is memory.',
          'The goal of readers is to keep memory flat.',
        ],
      ],
      ...(['results', 'method', 'discussion', 'other'] as const).map(
        (part) => [part, ['Our goal is to keep memory flat.']] as const,
      ),
    ],
  },
  {
    question: 'What is the main idea of it?',
    answers: [
      [
        'method',
        [
          ...each(
            'The * is that pages close at once.',
            'main idea|key insight|core observation|basic innovation|central intuition|crucial idea|main idea of our reader|main idea of the small reader|key idea of Pageturn|main idea behind the reader',
          ),
          ...each('* key idea was that pages close at once.', 'Our|For most readers of pages, one'),
          'The key ideas are flat lists and closed pages.',
          'In short, the key idea is that pages close at once.',
        ],
      ],
    ],
    alike: [
      [
        'method',
        [
          'Their main idea is that pages close at once.',
          'The idea is that pages close at once.',
          'The main idea needs pages.',
        ],
      ],
      ...(['results', 'discussion', 'other'] as const).map(
        (part) => [part, ['The main idea is that pages close at once.']] as const,
      ),
    ],
  },
  {
    question: 'How does it differ from others?',
    answers: [
      [
        'related',
        [
          ...each(
            '* older readers of pages, Pageturn closes them.',
            'Unlike|In contrast to|In contrast with|As opposed to|Different from|Differently from|Compared to|Compared with',
          ),
          ...each(
            'Unlike older readers of pages, * closes them.',
            'our reader|our method|the proposed system|the Pageturn',
          ),
        ],
      ],
    ],
    alike: [
      [
        'related',
        [
          'Unlike older readers of pages, newer ones close them.',
          'Unlike them, Pageturn closes pages.'.replace('them', 'ours'),
          'Unlike our previous reader of pages, Pageturn closes them.',
          'Unlike the results of older readers, our list is flat.',
        ],
      ],
      ['results', ['Unlike older readers of pages, Pageturn closes them.']],
    ],
  },
  {
    question: 'How do the authors of it explain one of their choices?',
    answers: [
      [
        'data',
        [
          ...each(
            'We * flat lists of pages because memory stays flat.',
            'chose|choose|prefer|preferred|decided|selected|adopt|adopted|employ|employed|boldly chose',
          ),
          'We chose flat lists of pages since memory stays flat.',
          'For speed, we chose flat lists of pages because memory stays flat.',
        ],
      ],
    ],
    alike: [
      [
        'data',
        [
          'We chose them because memory.',
          'We chose flat lists of pages because they are fast.',
          'We chose flat lists of pages since these are fast.',
          'They chose flat lists of pages because memory stays flat.',
        ],
      ],
      ['conclusion', ['We chose flat lists of pages because memory stays flat.']],
    ],
  },
  {
    question: 'What do the authors of it assume?',
    answers: [
      [
        'method',
        [
          ...each(
            '* every worker of a list closes its pages.',
            'We assume that|We assume|We also assume that|For speed, we assume that',
          ),
        ],
      ],
    ],
    alike: [
      [
        'method',
        [
          'They assume that every worker of a list closes its pages.',
          'We assume that pages close.',
          ...each(
            'We assume * every worker of a list closes its pages.',
            'in what follows that|for now that|without proof that',
          ),
          ...each(
            'We assume that all who read the list close its pages, *.',
            'a familiar thing|without loss of generality|w.l.o.g.|as before|for simplicity|to simplify|for ease of exposition|for this presentation|in this discussion|by default|for convenience|as a reader would',
          ),
        ],
      ],
      ['results', ['We assume that every worker of a list closes its pages.']],
    ],
  },
  {
    question: 'What do the authors of it show in theory?',
    answers: [
      [
        'results',
        [
          ...each('We * that pages close at once.', 'prove|establish|derive'),
          ...each(
            'We derive * on open pages.',
            'a bound|bounds|the guarantee|guarantees|a proof|the theorem|a tight condition|conditions',
          ),
        ],
      ],
    ],
    alike: [
      [
        'results',
        [
          'They prove that pages close at once.',
          'We prove it.',
          'We provers that pages close.',
          'In order to close them, we prove that pages close.',
          'To close them, we prove that pages close.',
          'After a while, we prove that pages close.',
        ],
      ],
      ['discussion', ['We prove that pages close at once.']],
    ],
  },
  {
    question: 'How is it implemented?',
    answers: [
      [
        'setup',
        [
          ...each(
            '* with flat lists.',
            'We implemented Pageturn|We have implemented our reader|We have implemented a prototype of Pageturn|We also implemented the algorithm|We implemented the proposed system|Our system is implemented|Our small prototype was written|Our implementation is built|Pageturn is written',
          ),
          ...each('Pageturn is written * C.', 'in|on|using|with|as|atop'),
          'For speed, Pageturn is written in C.',
        ],
      ],
    ],
    alike: [
      ['setup', ['They implemented Pageturn in C.', 'We implemented a list in C.', 'Pageturn is written well.']],
      ['conclusion', ['Pageturn is written in C.']],
    ],
  },
  {
    question: 'Where is it used?',
    answers: [
      [
        'conclusion',
        [
          ...each(
            'Pageturn is * libraries of scanned books.',
            'used in|deployed at|adopted by|in use in|in production at|used for|currently used on|already used to open|widely used across|being used in',
          ),
          ...each('Pageturn * used in libraries of scanned books.', 'has been|was'),
          'For two years, Pageturn is used in libraries of scanned books.',
        ],
      ],
    ],
    alike: [
      [
        'conclusion',
        [
          'The older reader is used in libraries of scanned books.',
          ...each(
            'Pageturn is used in * libraries of scanned books.',
            'several|various|many|some|different|a number of',
          ),
          'Pageturn is used in libraries.',
        ],
      ],
      ['method', ['Pageturn is used in libraries of scanned books.']],
    ],
  },
];

testKinds(KINDS, KINDS_OF_WORK);
