/** Each question about the evidence is asked of a sentence that answers it by itself, and of none that only looks alike. */
import { KINDS_OF_EVIDENCE } from '../../../../shared/summaries/extractive/answers/kinds-of-evidence.ts';
import { each, type Kind, testKinds } from './asked.ts';

const KINDS: readonly Kind[] = [
  {
    question: 'Which data do the authors of it use?',
    answers: [
      [
        'data',
        [
          ...each(
            'We trained the reader on a *.',
            'dataset|data set|corpus|treebank|test collection|news collection|TREC collection|test set|training data|development set|validation set|evaluation data',
          ),
          ...each(
            'We * the reader on two corpora.',
            'train|evaluate|evaluated|test|tested|collect|collected|build|built|create|created|annotate|annotated|performed|conducted|report|experiment|experimented|used',
          ),
          ...each('Pageturn * two corpora.', 'trains|evaluates|tests|uses'),
          ...each(
            'The * 32 papers.',
            'dataset contains|corpus contained|treebank consisted of|text collection comprises|test set holds|training data was collected from|small data set is made of|corpus was built from|corpus was drawn from|corpus was taken from|corpus is drawn from|corpus is taken from',
          ),
          ...each('* corpus contains 32 papers.', 'Our|Our small'),
        ],
      ],
      ['results', ['We trained the reader on a corpus.']],
    ],
    alike: [
      [
        'data',
        [
          'They trained the reader on a corpus.',
          'We trained the reader on papers.',
          'The corpus contains papers.',
          ...each('We trained the reader on a *.', 'collection|benchmark'),
          ...each('We trained on a corpus and * it.', 'outperform|achieve|improve'),
        ],
      ],
      ['conclusion', ['We trained the reader on a corpus.']],
    ],
  },
  {
    question: 'How were the experiments of it set up?',
    answers: [
      [
        'setup',
        [
          ...each(
            'We ran it with 8 *.',
            'GPUs|TPU|hours|days|epochs|steps|iterations|hidden units|hidden layers|hidden states',
          ),
          ...each(
            'We set the * to 0.',
            'learning rate|batch size|optimizer|optimiser|dropout|label smoothing|beam size|vocabulary',
          ),
          'We ran Adam 8 times.',
          'We ran 8 folds of cross-validation.',
          ...each(
            '* for 8 epochs.',
            'All models were trained|Our model is trained|The network was also trained|The training was run|All small experiments were performed|Our models are optimised|The models were optimized|The model was initialised|The model was fine-tuned|The model was pre-trained|The model was pretrained|The model employed Adam',
          ),
        ],
      ],
    ],
    alike: [
      [
        'setup',
        [
          'We ran it with many GPUs.',
          'We ran it with GPUs as in [8].',
          'They ran it with 8 GPUs.',
          'We ran it with 8 pages.',
          'GPUs of 8 kinds exist.',
        ],
      ],
      ['conclusion', ['We ran it with 8 GPUs.']],
    ],
  },
  {
    question: 'What do the authors of it evaluate, and how?',
    answers: [
      [
        'discussion',
        [
          ...each(
            'We * the reader with four other readers.',
            'evaluate|evaluated|compare|compared|benchmark|validate|validated|assess|assessed|investigate|examine|examined|then compare|first compare|further compare|have compared|boldly compare',
          ),
          ...each(
            'We perform * with four other readers.',
            'experiments|an evaluation|a study|studies|ablations|the small experiment|evaluations',
          ),
          ...each(
            'We * with four other readers.',
            'performed an experiment|conduct experiments|conducted a survey|conduct an ablation|conducted the user study|conduct evaluations',
          ),
        ],
      ],
    ],
    alike: [
      [
        'discussion',
        [
          'They compare the reader with four other readers.',
          'We compare them.',
          ...each('We compare four readers and * memory stays flat.', 'show that|shows that|find that|found that'),
          'We compare the readers and leave details to others.',
          'We compare the readers in future with many others.',
          'We compare the four oldest of all readers.',
          ...each('We * the reader with four other readers.', 'measure|test|vary|analyse'),
          ...each('We compare the reader with four other readers *.', 'at 2 GHz|in RAM|on single cores|on CPUs'),
          'We compare four readers with results that indicate that memory stays flat.',
          'We also compare the reader with four other readers.',
        ],
      ],
      ['related', ['We compare the reader with four other readers.']],
    ],
  },
  {
    question: 'Which results do the authors of it report?',
    answers: [
      [
        'results',
        [
          ...each(
            'Pageturn * 91%.',
            'achieves|reaches|obtains|attains|outperforms others by|surpasses others by|improves it by|reduces it by|yields|scores|establishes|increases it by|exceeds|lowers it by|gains|performs at|observes|finishes with|requires|needs|runs at|ran at|speeds up by|can reach|is able to reach|even reaches|thus reaches',
          ),
          ...each(
            'Pageturn is * by 91%.',
            'faster|better|smaller|larger|cheaper|higher|lower|more|less|comparable|competitive|2.5x much faster',
          ),
          ...each(
            'Pageturn reaches *.',
            '91%|3×|3x|3-fold|91 percent|3 points|1 point|3 times|3 ms|3 s|3 seconds|3 minutes|3 hours|3 days|3 MB|3 GiB|3 dollars|9.1|$3|the state of the art',
          ),
          'Pageturn will outperform all and reach it.'.replace(
            'will outperform all and reach it',
            'reaches all and surpasses it',
          ),
          'We trained the reader to be faster by 91%.'.replace('trained', 'train'),
          'Our experiments yield 91%.',
        ],
      ],
    ],
    alike: [
      [
        'results',
        [
          ...each('Pageturn reaches 91%, which it * keep.', 'could|would|might|should'),
          ...each('Pageturn reaches 91%, as we *.', 'expect|plan|hope'),
          'To save memory, Pageturn reaches 91%.',
          ...each('In short, our reader reaches it, and we * 91%.', 'ran|run|perform|performed|need|require'),
          ...each('Pageturn reaches 91% on *.', '2 GHz|RAM|Xeon|Intel cores|well equipped shelves|1 Gbps|Ethernet'),
          'Pageturn reaches all of it.',
          'Pageturn reaches 9 pages.',
        ],
      ],
      ['method', ['Pageturn reaches 91%.']],
    ],
  },
  {
    question: 'Which comparison in figures do the authors of it report?',
    answers: [
      [
        'results',
        [
          ...each(
            'The newest reader takes 91% of a day * two days of the old one.',
            'against|compared to|compared with|whereas|while|instead of',
          ),
          'The newest reader takes longer than 91% of all.',
          'The time of the newest reader fell from 3 to 2 hours.',
        ],
      ],
    ],
    alike: [
      [
        'results',
        [
          'The newest reader takes 91% of a day.',
          'The newest reader takes a day against two.',
          'When it rains, the newest reader takes 91% against 80%.',
          'The newest reader takes 91% against 80% on a Xeon.',
        ],
      ],
      ...(['other', 'conclusion'] as const).map(
        (part) => [part, ['The newest reader takes 91% of a day against two days.']] as const,
      ),
      ['results', ['In the 1970s, readers took more pages than the 1960s had.']],
    ],
  },
  {
    question: 'Which figures do the authors of it report?',
    answers: [
      [
        'results',
        [
          ...each(
            'With Pageturn the older reader * 91% of it.',
            'takes|took|take|needs|needed|costs|cost|reaches|reached|reads|achieved|gives|gave|yields|falls by|fell by|rises by|rose by|grows by|grew by|improved by|reduced it by|increased by|decreased by|accounts for|is faster by|is slower by|is higher by|is lower by|is better by|is worse by|stays at|stayed at|holds|found|accepted|refused',
          ),
          ...each('Our readers had 91% of it in *.', 'accuracy|precision|recall|more|less|fewer|average|median'),
          'The share is 9.1 for our readers.',
          'The shares were 9.1 for our readers.',
        ],
      ],
      ['discussion', ['Our readers had 91% of it against others.', 'With our list memory went from 10% to 91%.']],
    ],
    alike: [
      [
        'results',
        [
          ...each('* the older reader takes 91% of it with Pageturn.', 'If|When|Suppose|Let|Consider|Assume'),
          ...each('With Pageturn the older reader takes 91% of it, as it *.', 'could|would|might|should'),
          ...each('With Pageturn the older reader takes 91% of it, * all.', 'for example|e.g.'),
          ...each(
            'With Pageturn the older reader takes 91% of the *.',
            'threshold|significance level|p-value|recent work|previous study|prior studies|earlier papers|related work',
          ),
          'With Pageturn the reader by Poe and Roe takes 91% of it.',
          'With Pageturn the reader by Poe et al takes 91% of it.',
          'With Pageturn the older reader takes 91% of it (2019).',
          'With Pageturn the older reader takes 9 of them.',
          'With Pageturn the older reader enjoys 91% of it.',
          'The older reader takes 91% of it.',
          ...each(
            'With Pageturn the older reader takes 91% of it, as we * it.',
            'set|use|chose|varied|assume|ran|really test',
          ),
          ...each(
            'With Pageturn the older reader takes 91% of *.',
            'every 10 pages|a typical file|what is required|the interval|pages placed there|what it consists of|what was chosen|what is assumed|values set to it|values ranging high|what is available|pages that were chosen|what is configured',
          ),
          ...each(
            'With Pageturn the older reader takes 91% of it on a *.',
            '2 GHz core|RAM disk|Xeon|Intel core|shelf equipped well|Gbps line|fast Ethernet',
          ),
          'To save memory the older reader takes 91% of it with Pageturn.',
        ],
      ],
      ['method', ['With Pageturn the older reader takes 91% of it.']],
    ],
  },
  {
    question: 'What do the authors of it find?',
    answers: [
      [
        'results',
        [
          ...each(
            'We * that memory stays flat.',
            'find|found|observe|observed|conclude|concluded|discover|discovered|show|showed|demonstrate|demonstrated|see|saw|verify|verified|argue|confirm|confirmed|reveal|also find|then find|further find|have found|really find',
          ),
          ...each(
            '* that memory stays flat.',
            'Our results show|The results indicate|Our experiments suggest|Our analysis reveals|Our analyses confirm|This study shows|Our own small evaluation shows|Our comparison demonstrates',
          ),
        ],
      ],
    ],
    alike: [
      [
        'results',
        [
          'They found that memory stays flat.',
          'The study found that memory stays flat.',
          'The findings show that memory stays flat.',
          'We found flat memory.',
          'We show that it is possible to show flat memory.',
          'We show that we assume flat memory.',
          'We show that in the appendix.',
        ],
      ],
      ['setup', ['We found that memory stays flat.']],
    ],
  },
  {
    question: 'What do the authors of it conclude?',
    answers: [
      [
        'conclusion',
        [
          ...each(
            '* reading long files needs no more memory than one page takes.',
            'We have seen for ourselves how|We know by heart how well|In conclusion, we know by heart how|In summary, we know by heart how|In short, we know by heart how|In this paper, we told how|We have also told how|This paper tells how|Our own small study tells how|Our results mean for readers how|Our approach means for readers how|Our framework means for all how|Pageturn tells all readers how|The Pageturn tells all readers how',
          ),
        ],
      ],
    ],
    alike: [
      [
        'conclusion',
        [
          'They know by heart how reading long files needs no more memory than one page.',
          'We know it all by now.',
          ...each(
            'We * by now how reading long files needs no more memory than one page takes.',
            'plan to know|intend to know|hope to know|thank those who know|are grateful to know|will know|believe to know|would know|could know|should know|might know|discussed|described|outlined|reviewed|need to know|are slowly testing|are working',
          ),
          ...each(
            'We know how reading long * needs no more memory than one page takes.',
            'files in future|files currently|files motivated by ours|and ongoing',
          ),
        ],
      ],
      ['results', ['We know by heart how well reading long files needs no more memory than one page takes.']],
    ],
  },
  {
    question: 'Which limits of it are named?',
    answers: [
      [
        'discussion',
        [
          ...each(
            '* scanned pages.',
            'The main limitation is with|In most pages, one limitation of it is|A major drawback of it is|The key shortcoming is|A potential weakness is in|The limitations of it are|Our method does not read|Our small method cannot read|The proposed method did not read|Our methods do not read|Our method can not read|Our method is only for|Our method is limited to|Our method is restricted to|Our models are only for|Our models are limited to|Our model was only for|Our model was limited to|Our models were only for|Our models were not for|Our method still skips|Our method may not read|Our method may fail on|We did not test|We could not evaluate|We have not studied|We were not able to consider|We did not really explore|We did not compare|We did not handle|We did not support|We did not explore|We did not investigate|We did not cover|We have not measured|Pageturn does not read|Pageturn cannot read|Pageturn is limited to|Pageturn is restricted to|Pageturn is only for',
          ),
        ],
      ],
      [
        'limitations',
        [
          ...each(
            'Our scanned pages * read.',
            'are not|are only|cannot be|are limited to be|require to be|are small to|are few to|fail to be|may be|depend on what is',
          ),
          "Our scanned pages can't be read.",
          'We read a single page.',
          'Pageturn lacks pages.',
          'Scanned pages were not tested.',
          'Pageturn is unable to read.',
          'Pageturn is biased to pages.',
          'Pageturn assumes pages.',
          'Pageturn limits pages.',
          'Pageturn requires pages.',
          'Pageturn fails on pages.',
        ],
      ],
    ],
    alike: [
      [
        'discussion',
        [
          ...each('* scanned pages.', 'We only read|We do not read|We cannot read|We did not read'),
          'No limitation of it is no greater than that of readers.',
          'Scanned pages are not read.',
          ...each('A limitation of * readers is memory.', 'previous|prior|existing'),
          'We overcome a limitation of readers.',
          'A limitation of readers that we address is memory.',
        ],
      ],
      [
        'limitations',
        [
          'All our pages were read.',
          'The reader lacks pages.',
          ...each(
            '* readers do not read what we read.',
            'Current|Existing|Previous|Prior|Other|Traditional|Many|Most|Related',
          ),
        ],
      ],
      ['results', ['We cannot read scanned pages.']],
    ],
  },
  {
    question: 'What do the authors of it leave for later?',
    answers: [
      [
        'conclusion',
        [
          ...each(
            '* pages in parallel.',
            'In future work we read|In the future, we read|As future research, it reads|As our future work, our reader reads|In the near future, we read|We plan to read|We intend to read|We intend to read|Future work will read|Future research should read|Our future work could read|Future directions may be|Future studies might read|Future work includes|Future work involves|Future work is on|Future directions are|Future work on reading',
          ),
          ...each('* is open for pages.'.replace('* is', 'Further research *'), 'is|will stay|should stay|could stay'),
          'More work is open for pages.',
          'Further investigation is open for pages.',
          'We leave pages in parallel for future readers.',
          'We leave pages in parallel to future readers.',
        ],
      ],
    ],
    alike: [
      [
        'conclusion',
        [
          'They plan to read pages in parallel.',
          ...each('We * to read pages in parallel.', 'would like|hope|aim'),
          'The future is bright for pages.',
          ...each('We plan to read in * of work.', 'a number of areas|several directions|many new ways|various topics'),
          'We leave pages.',
        ],
      ],
      ['method', ['We plan to read pages in parallel.']],
    ],
  },
  {
    question: 'Where can the code or data of it be had?',
    answers: [
      [
        'setup',
        [
          ...each(
            'Our * is publicly available.',
            'code|software|implementation|package|toolkit|model|models|dataset|data set|corpus|data',
          ),
          ...each(
            'Our code is *.',
            'available at github|available on github|available from github|available for all|available online|available under MIT|available through us|available via github|released|downloadable|open-sourced|open sourced|hosted at github',
          ),
          ...each('* code is publicly available at github.', 'The|All|The small'),
          ...each('We * our code.', 'release|publish|open-source'),
          ...each('We release *.', 'the code|all software|our implementation|our small models|our data'),
        ],
      ],
    ],
    alike: [
      [
        'setup',
        [
          'Their code is publicly available at github.',
          'The code is publicly available.',
          'Our code is clean.',
          'We provide all releases of our code to whoever asks.',
          'We provide our code.',
        ],
      ],
      ['related', ['Our code is publicly available.']],
    ],
  },
];

testKinds(KINDS, KINDS_OF_EVIDENCE);
