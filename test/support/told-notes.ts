/**
 * What a good model would say about the bundled notes: Japanese summaries with ten questions each, of our own writing,
 * every sentence with words of the note. The stubs of both model services answer with these.
 */
import type { Draft, DraftSentence } from '../../shared/summaries/summary.ts';
import { told } from './sentences.ts';

export interface ToldNote {
  /** Words of the note's text by which a stub knows which one it is asked about. */
  readonly mark: string;
  readonly draft: Draft;
}

const note = (
  mark: string,
  headline: DraftSentence,
  overview: readonly DraftSentence[],
  qa: Draft['qa'],
): ToldNote => ({ mark, draft: { headline: [headline], overview, qa } });

export const TOLD_NOTES: readonly ToldNote[] = [
  note(
    'Cold starts are often discussed as if they were weather',
    told(
      'Node.js のハンドラの起動時間を部品ごとに測り、モジュール入口の優先とSDKの同梱で大きく短縮できることを示しました。',
      'We take the start of a Node.js handler apart into its pieces and measure each as the time until the module is ready in a fresh process, minus that of an empty process.',
      'Three choices explain nearly all of the difference: the entry field, the bundled SDK, and the schema library.',
    ),
    [
      told(
        'まれにしか呼ばれない関数では、起動の時間がほぼ毎回の負担になります。',
        'A function that is called once an hour pays for its start nearly every time.',
      ),
      told(
        '本稿は、ハンドラの起動を部品に分け、新しいプロセスで準備が整うまでの時間を一つずつ測定しました。',
        'We take the start of a Node.js handler apart into its pieces and measure each as the time until the module is ready in a fresh process, minus that of an empty process.',
      ),
      told(
        '最も効いたのは、パッケージのモジュール入口を優先するという設定の一行です。',
        'Preferring the module entry takes 38 percent off the start, because the bundler can then drop the parts of the SDK that are never called.',
        'The setting is one line in the build: the entry fields are module first, then main.',
      ),
      told(
        '次に効いたのは、SDKを束ねて一つのファイルとして読み込むことでした。',
        'Bundling the SDK is 37 percent faster than loading the copy that the runtime brings.',
        'A bundle of 461 KB is read as one file, whereas the copy in the runtime is spread over many.',
      ),
      told(
        '圧縮だけでは起動は変わらず、スキーマのライブラリの選び方が一つのクライアントと同じほど効くこともわかりました。',
        'Minifying alone takes the file from 1,106 to 461 KB and the start from 52.2 to 51.8 ms, so it saves storage and no time.',
        'A schema library can cost as much as a client: the named import of zod 4 brings its locales along and takes 24.5 to 27 ms, where the namespace import of the same package takes 12 to 13 ms.',
      ),
      told(
        'これらの規則で作ったハンドラは、同じ仕事をする公開のサンプルの約半分の時間で起動します。',
        'A handler built by these rules starts in about half the time of a public sample that does the same work.',
      ),
      told(
        '測定は共有の機械で行われており、実際の実行環境で同じ変種をもう一度測り、課金される時間と比べることが、今後の課題として挙げられています。',
        'All figures come from one shared machine, and absolute times on a small function will be larger: by a factor of about 1.8 with 1,024 MB of memory and 3.5 with 512 MB, if CPU is given in proportion to memory.',
        'In future work we want to run the same variants on the managed runtime itself and to compare the init times that it bills.',
      ),
    ],
    [
      {
        question: 'モジュール入口を優先すると、起動はどれほど短くなりますか?',
        answer: [
          told(
            '四つのAWSクライアントを使うハンドラで、起動が84.1ミリ秒から51.8ミリ秒に短縮されました。',
            'telling the bundler to prefer the module entry of a package lowers the start from 84.1 to 51.8 ms',
            'For four AWS clients, telling the bundler to prefer the module entry of a package lowers the start from 84.1 to 51.8 ms, which is more than any other single step.',
          ),
          told(
            '単独の工夫としては最大の効果です。',
            'telling the bundler to prefer the module entry of a package lowers the start from 84.1 to 51.8 ms',
          ),
        ],
      },
      {
        question: 'なぜ入口の指定だけで差が生まれるのですか?',
        answer: [
          told(
            '既定では esbuild が CommonJS を見つけてすべてを残しますが、モジュール入口なら一度も呼ばれない部分を落とせるためです。',
            'By default esbuild follows the main entry for Node, finds CommonJS there, and has to keep everything.',
          ),
        ],
      },
      {
        question: 'SDKは束ねるべきですか、それとも実行環境のものを使うべきですか?',
        answer: [
          told(
            '束ねるほうが37%速いと報告されています。',
            'Bundling the SDK is 37 percent faster than loading the copy that the runtime brings.',
          ),
          told(
            '一つのファイルとして読まれるのに対し、実行環境の写しは多数のファイルに散らばっているからです。',
            'Bundling the SDK is 37 percent faster than loading the copy that the runtime brings.',
          ),
        ],
      },
      {
        question: '圧縮だけを行った場合の効果を教えてください.',
        answer: [
          told(
            'ファイルは1,106KBから461KBに小さくなりますが、起動は52.2ミリ秒から51.8ミリ秒とほとんど変わりません。',
            'Minifying alone takes the file from 1,106 to 461 KB and the start from 52.2 to 51.8 ms',
          ),
          told(
            '保存容量の節約にとどまります。',
            'Minifying alone takes the file from 1,106 to 461 KB and the start from 52.2 to 51.8 ms',
          ),
        ],
      },
      {
        question: '測定の手順はどのようなものですか?',
        answer: [
          told(
            '各変種を esbuild 0.28.2 で束ね、新しいプロセスで11回ずつ、ほかの変種と交互に読み込み、中央値から空のプロセスの中央値を引いています。',
            'Each variant was bundled with esbuild 0.28.2 and loaded 11 times in a fresh process, interleaved with all the others, on Node 20.',
          ),
        ],
      },
      {
        question: 'スキーマのライブラリは起動にどう影響しますか?',
        answer: [
          told(
            'zod 4 を名前付きで読み込むと言語データまで入り24.5から27ミリ秒かかります。',
            'A schema library can cost as much as a client: the named import of zod 4 brings its locales along and takes 24.5 to 27 ms, where the namespace import of the same package takes 12 to 13 ms.',
          ),
          told(
            'valibot なら同じ検査が2.8から4.6ミリ秒で起動します。',
            'With valibot the same checks start in 2.8 to 4.6 ms, which is close to the floor of an empty handler.',
          ),
        ],
      },
      {
        question: '遅延読み込みで仕事は減りますか?',
        answer: [
          told('減りません。', 'Lazy loading does not remove the work: it moves it into the first event'),
          told(
            '重い部分を最初の使用時に読み込むと起動は38.7ミリ秒になりますが、その分は最初のイベントに移るだけです。',
            'Lazy loading does not remove the work: it moves it into the first event',
            'When its heavy parts are loaded only on first use, the start falls to 38.7 ms.',
          ),
        ],
      },
      {
        question: 'コンパイルキャッシュはなぜ計画に入れないのですか?',
        answer: [
          told(
            '起動をさらに20から32%縮めますが、鍵にエンジンの版が含まれ、実行環境の更新で黙って無効になるおそれがあるため、おまけとして扱われています。',
            'A patch of the managed runtime would silently void a cache that was shipped with the code',
            'A compile cache takes another 20 to 32 percent off the start, but its key contains the version of the engine.',
          ),
        ],
      },
      {
        question: '公開サンプルと比べた全体の起動時間はどうですか?',
        answer: [
          told(
            '取り込み用のハンドラは Node 20 で97.8ミリ秒で起動し、同じ仕事をするサンプルの186.7ミリ秒を大きく下回りました。',
            'starts in 97.8 ms on Node 20, where the sample that does the same work needs 186.7 ms',
          ),
        ],
      },
      {
        question: 'この測定が含まない範囲はどこですか?',
        answer: [
          told(
            'コードのダウンロードとサンドボックスの開始は含まれていません。',
            'The proxy does not contain the download of the code or the start of the sandbox.',
          ),
          told(
            '小さな関数では絶対値がより大きくなることにも注意が促されています。',
            'The proxy does not contain the download of the code or the start of the sandbox.',
          ),
        ],
      },
    ],
  ),
  note(
    'Mail clients are the last place where tables and inline styles are still needed',
    told(
      '同じダイジェストを七つの方法でメールに描画し、大きさと速さ、そして一括で引き渡すときの負担を比べました。',
      'We render the same digest in seven ways and compare size, speed and the time to the first result.',
      'We then measure the handing over of mails in batches of 50, which costs 39 times less processor time for each reader than one call for each.',
    ),
    [
      told(
        '大手のウェブメールは、HTMLがおよそ102KBを超えると残りをリンクの後ろに隠します。',
        'A large web mail service cuts a message at about 102 KB of HTML and hides the rest behind a link.',
      ),
      told(
        '論文十本分のダイジェストは、書式を足す前からこの大きさに近づきます。',
        'A digest of ten papers with ten answers each comes close to that size before any markup is added.',
      ),
      told(
        '本稿は、同じ内容を七つの方法で描画し、大きさ、一回の描画時間、最初の結果が出るまでの時間を比べました。',
        'We render the same digest in seven ways and compare size, speed and the time to the first result.',
      ),
      told(
        '手書きのテンプレートを事前に準備する方法が最も小さく速く、メール専用の記法は大きくなって切られてしまいました。',
        'A compiled template gives 70.9 KB in 0.047 ms; a component library for mail gives 82.2 KB in 4.2 ms; a mail markup language gives 117.3 KB and is clipped.',
      ),
      told(
        'さらに、一通ずつ渡す場合とまとめて渡す場合の処理時間も測り、まとめるほうが読者一人あたりの負担がはるかに小さいことを示しています。',
        'We then measure the handing over of mails in batches of 50, which costs 39 times less processor time for each reader than one call for each.',
      ),
      told(
        '切られて失われるのは末尾であり、そこには配信停止のリンクが置かれるため、大きさの管理は読者の権利にも関わります。',
        'When a message is clipped, the reader loses its end, which is where a newsletter keeps the link to unsubscribe.',
      ),
    ],
    [
      {
        question: '最も速い描画方法とその大きさは?',
        answer: [
          told(
            '準備済みのテンプレートで、70.9KBのHTMLを0.047ミリ秒で出力しました。',
            'A compiled template gives 70.9 KB in 0.047 ms',
          ),
          told(
            'eta のテンプレートは mjml より250倍速いと報告されています。',
            'The compiled template of eta renders the digest in 0.047 ms and is 250 times faster than mjml with 11.8 ms.',
          ),
        ],
      },
      {
        question: 'mjml の出力はなぜ問題になりますか?',
        answer: [
          told(
            '手書きのテンプレートの1.65倍の大きさになり、102KB未満に収まらないためです。',
            'The output of mjml is 1.65 times as large as a template written by hand and does not fit below 102 KB',
          ),
          told(
            '縮小の道具を通しても94.3KBになり、時間もかかります。',
            'The output of mjml is 1.65 times as large as a template written by hand and does not fit below 102 KB; with a minifier behind it the message shrinks to 94.3 KB and takes 32.3 ms.',
          ),
        ],
      },
      {
        question: '部品ライブラリの隠れた負担は何ですか?',
        answer: [
          told(
            '大きさの増加は16%ですが、読み込みの負担のほうが大きく、最初のHTMLが出るまでに403ミリ秒が過ぎます。',
            'Its import is the larger cost: 403 ms pass before the first HTML is there',
            'The component library adds 16 percent to the size.',
          ),
        ],
      },
      {
        question: 'テキスト部分はどう作るのがよいですか?',
        answer: [
          told(
            '完成したHTMLから変換すると一通あたり3.4ミリ秒かかりますが、同じデータから直接書けば0.05ミリ秒で済みます。',
            'Turning finished HTML into plain text takes 3.4 ms for each message, whereas writing the text from the same data takes 0.05 ms.',
          ),
        ],
      },
      {
        question: 'まとめて引き渡す効果を数字で教えてください.',
        answer: [
          told(
            '50人分の一回の呼び出しは約1.5ミリ秒で、一人あたり30マイクロ秒です。',
            'A call with 50 readers takes the client about 1.5 ms, which is 30 µs for each reader.',
          ),
          told('一人ずつ呼ぶ場合は1,200マイクロ秒かかります。', 'One call for each reader takes 1,200 µs.'),
        ],
      },
      {
        question: '一通送っては休むループの欠点は何ですか?',
        answer: [
          told('許可された速度に届きません。', 'With 14 mails per second granted it reached 8.6, which is 62 percent'),
          told(
            '毎秒14通の許可に対して8.6通、500通の許可に対しては22.2通にとどまりました。',
            'With 14 mails per second granted it reached 8.6, which is 62 percent; with 500 granted it reached 22.2, or 4 percent, because it also waits for each answer.',
          ),
        ],
      },
      {
        question: '自分たちのメールの上限はどこに置かれていますか?',
        answer: [
          told('80KBに置かれています。', 'We set the limit for our own mails to 80 KB'),
          told(
            'ヘッダーや、追跡のないリンク、長い題名の週のための余裕を残す値です。',
            'We set the limit for our own mails to 80 KB',
          ),
        ],
      },
      {
        question: '版が上限を超える場合、何から省かれますか?',
        answer: [
          told(
            '概要よりも先に、各論文の末尾の回答から省かれます。',
            'the last answers of each paper are left out before any overview',
          ),
          told(
            'サイトのページにはすべてが残るとされています。',
            'the last answers of each paper are left out before any overview',
          ),
        ],
      },
      {
        question: '読者ごとに異なる部分はどのように扱われますか?',
        answer: [
          told(
            '描画は版ごとに一度だけ行い、読者ごとに異なる一つのリンクは、送信のときにメールのサービスがその場で差し込みます。',
            'What differs between readers is one link, and that can be put in by the mail service while it sends.',
          ),
        ],
      },
      {
        question: '102KBという数字にはどのような不確かさがありますか?',
        answer: [
          told(
            'サービスが公表していない業界の数字で、ある試験者は105KBという値と、符号化の方式への依存を見つけています。',
            'The limit of 102 KB is an industry figure that the mail service does not document, and one tester found 105 KB and a dependence on the encoding.',
          ),
        ],
      },
    ],
  ),
  note(
    'Question answering over documents has a familiar form',
    told(
      '論文ごとの要約と十の質問を、一回の呼び出しで作る場合と十一回で作る場合の費用を計算し、一回が大幅に安いと示しました。',
      'A digest with a summary and ten questions for each paper can be made with one call to a language model or with eleven.',
      'One call is 2.6 to 3.2 times cheaper than the retrieval way for all six models that we priced, and half of that again as a batch.',
    ),
    [
      told(
        '論文のダイジェストは、言語モデルを一回だけ呼んでも、十一回呼んでも作れます。',
        'A digest with a summary and ten questions for each paper can be made with one call to a language model or with eleven.',
      ),
      told(
        '本稿は、32本の論文の長さをトークンで測り、五つの頼み方の費用を計算しました。',
        'We measure the size of 32 papers in tokens and compute the price of five ways to ask.',
      ),
      told(
        '構造化された回答を一度に求める方法は、要約のあとに検索した断片を付けて十回尋ねる方法よりも、値段を調べた六つのモデルすべてで安くなりました。',
        'One structured call reads 17,538 input tokens; a summary followed by ten calls with retrieved passages reads 63,538; eleven calls with the full text read 186,918.',
        'One call is 2.6 to 3.2 times cheaper than the retrieval way for all six models that we priced, and half of that again as a batch.',
      ),
      told(
        '論文を一時的に保存して再利用する方法も、この差を埋めるには至りません。',
        'Caching the paper between calls does not make up for the difference.',
      ),
      told(
        'まとめて処理する形にすれば、費用はさらに半分になります。',
        'One call is 2.6 to 3.2 times cheaper than the retrieval way for all six models that we priced, and half of that again as a batch.',
      ),
      told(
        '文献一覧より前で本文を切ることも、費用と回答のきれいさの両方に効きます。',
        'Cutting the text at the references removes 37 percent of the tokens of a paper and makes the single call 24 to 26 percent cheaper again.',
        'It also makes answers cleaner, since titles of other papers no longer look like statements of this one.',
      ),
      told(
        '一方で、回答の質そのものは測られておらず、同じ論文を使った質の比較が今後の課題とされています。',
        'The comparison assumes that one call answers ten questions as well as ten calls do, and we did not measure the quality of the answers here.',
        'We plan to measure the quality of both ways on the same papers, with the same checks on quotes and numbers, as soon as enough editions have been made.',
      ),
      told(
        '値段は公開された一覧の写しに基づきます。',
        'The prices were taken from stored copies of public pages and have to be checked before anyone relies on them.',
      ),
    ],
    [
      {
        question: '論文の長さは中央値でどれくらいですか?',
        answer: [
          told(
            '中央値の論文は16,338トークンで、そのうち文献一覧より前にあるのは9,449トークンです。',
            'The median paper has 16,338 tokens, of which 9,449 stand before the references.',
          ),
        ],
      },
      {
        question: '一回の呼び出しと検索方式では、入力量がどれほど違いますか?',
        answer: [
          told(
            '構造化した一回の呼び出しは17,538トークン、要約と十回の検索付きの呼び出しは63,538トークンを読みます。',
            'One structured call reads 17,538 input tokens; a summary followed by ten calls with retrieved passages reads 63,538',
          ),
        ],
      },
      {
        question: '費用の差はモデルによって変わりますか?',
        answer: [
          told(
            '値段を調べた六つのモデルすべてで、一回の呼び出しが検索方式より2.6から3.2倍安くなりました。',
            'One call is 2.6 to 3.2 times cheaper than the retrieval way for all six models that we priced',
          ),
        ],
      },
      {
        question: '論文一本あたりの金額の例を教えてください.',
        answer: [
          told(
            '入力百万トークンが1ドル、出力が5ドルのモデルで、一回の呼び出しは0.02854ドル、検索方式は0.07493ドルです。',
            'One structured call costs 0.02854 dollars for a median paper on a model priced at 1 dollar for a million input tokens and 5 dollars for output.',
            'The retrieval way costs 0.07493 dollars on the same model, which is 2.6 times as much, and eleven calls with the full text cost 0.19792 dollars, 6.9 times as much.',
          ),
        ],
      },
      {
        question: 'キャッシュを使えば十一回の呼び出しでも安くなりますか?',
        answer: [
          told(
            '0.04971ドルまで下がりますが、それでも一回の呼び出しの1.7倍です。',
            'A cache point after the paper brings the eleven calls down to 0.04971 dollars, still 1.7 times the price of one call.',
          ),
          told(
            '書き込みの割増を十の質問では取り戻せないためです。',
            'A cache point after the paper brings the eleven calls down to 0.04971 dollars, still 1.7 times the price of one call.',
          ),
        ],
      },
      {
        question: '文献一覧を切ると何が得られますか?',
        answer: [
          told(
            'トークンの37%が減り、一回の呼び出しがさらに24から26%安くなります。',
            'Cutting the text at the references removes 37 percent of the tokens of a paper and makes the single call 24 to 26 percent cheaper again.',
          ),
          told(
            'ほかの論文の題名が紛れ込まず、回答もきれいになります。',
            'Cutting the text at the references removes 37 percent of the tokens of a paper',
          ),
        ],
      },
      {
        question: '週に1,000本を扱う場合の費用は?',
        answer: [
          told(
            '検索方式で約75ドル、一回の呼び出しで28.5ドル、文献一覧を除いて21.7ドル、さらにまとめ処理にすると10.8ドルです。',
            'On that model, for 1,000 papers a week, the retrieval way costs about 75 dollars, one call 28.5 dollars, one call without references 21.7 dollars and the same as a batch 10.8 dollars.',
          ),
        ],
      },
      {
        question: '値段以外に、一回の呼び出しにはどんな利点がありますか?',
        answer: [
          told(
            '論文全体を見ているモデルは、どの部分からでも引用できます。',
            'a model that sees the whole paper can quote from any part of it',
          ),
          told(
            '検索方式では、引用できる範囲が事前に決まってしまいます。',
            'a model that sees the whole paper can quote from any part of it',
          ),
        ],
      },
      {
        question: 'キャッシュが役立つ場面は残っていますか?',
        answer: [
          told(
            '公開後に読者が自分の質問をする場面です。',
            'Caching remains useful in one place, when readers ask their own questions after publication.',
          ),
          told(
            'ただし、保存が生きている五分の間に限られます。',
            'It pays only within the five minutes in which the cache lives',
          ),
        ],
      },
      {
        question: 'この比較で測られていないものは何ですか?',
        answer: [
          told('回答の質は測られていません。', 'we did not measure the quality of the answers here'),
          told(
            '一回で十の質問に答えても、十回に分けた場合と同じ質になるという仮定が置かれています。',
            'The comparison assumes that one call answers ten questions as well as ten calls do',
          ),
        ],
      },
    ],
  ),
  note(
    'turning PDF files into text',
    told(
      'JavaScript から使える九つのPDF読み取り方法を32本の論文で比べ、PDFium のWebAssembly版を選ぶ根拠と漏れの対処を示しました。',
      'We compare nine ways to do this from JavaScript on one set of 32 research papers, for warm speed, cold start, memory, size and licence.',
      "We recommend PDFium in WebAssembly with every handle closed, and pdf.js as the second engine for the few files that the first can't read.",
      'The published text helper of one PDFium binding never closes the pages it opens.',
    ),
    [
      told(
        '論文を全文で読むサービスは、自分の計算時間の多くをPDFの文字への変換に使います。',
        'A digest service that reads papers in full spends most of its own time turning PDF files into text.',
      ),
      told(
        '本稿は、JavaScript から使える九つの方法を、同じ論文の集まりで比べました。',
        'We compare nine ways to do this from JavaScript on one set of 32 research papers, for warm speed, cold start, memory, size and licence.',
      ),
      told(
        '比べた項目は、温まった状態の速さ、起動時の速さ、メモリ、大きさ、ライセンスです。',
        'We look at speed when warm, at the time from import to the first text, at resident memory, at install size, at the licence, and at what happens with broken files.',
      ),
      told(
        '文字の質は、内容の順に従うエンジンではどれもほぼ等しく、選択は速さと丈夫さで決まりました。',
        'The quality of the text is equal to three digits for all engines that follow the content stream, so speed, memory, licence and robustness decide.',
      ),
      told(
        'また、広く使われる結び付けの一つに、開いたページを閉じないという漏れがあり、同じ処理を三周するだけでメモリが大きく膨らむことも報告しています。',
        'The published text helper of one PDFium binding never closes the pages it opens.',
        'Three passes over the corpus in one process took its resident memory from 345 MB over 599 MB to 856 MB.',
      ),
      told(
        'ページを自分で閉じれば、メモリは一定に保たれます。',
        'When each page is closed by hand, memory stays between 142 and 153 MB over four passes.',
      ),
      told(
        '壊れたファイルへの強さも調べられ、二つ目のエンジンを後ろに置く価値が示されました。',
        'For robustness we fed 971 files of the regression corpus of pdf.js, many of them broken, fuzzed or encrypted on purpose, each to a fresh process with a limit of 20 seconds.',
        'Eight files give unpdf less than half of the text that PDFium finds, and three files the reverse, which makes a second engine behind the first worth its two megabytes.',
      ),
    ],
    [
      {
        question: '温まった状態での一ページあたりの速さは?',
        answer: [
          told(
            'PDFium のWebAssembly版は3.06ミリ秒、サーバーレス向けの pdf.js は10.30ミリ秒です。',
            'A WebAssembly build of PDFium reads a warm page in 3.06 ms, against 10.30 ms for a serverless build of pdf.js',
          ),
        ],
      },
      {
        question: '報告された漏れの原因は何ですか?',
        answer: [
          told(
            'ある PDFium の結び付けで、公開されている文字取り出しの補助関数が、開いたページを一度も閉じないことです。',
            'The published text helper of one PDFium binding never closes the pages it opens.',
          ),
        ],
      },
      {
        question: '漏れによってメモリはどう変化しましたか?',
        answer: [
          told(
            '一つのプロセスで三周すると、常駐メモリが345MBから599MBを経て856MBまで増えました。',
            'Three passes over the corpus in one process took its resident memory from 345 MB over 599 MB to 856 MB.',
          ),
        ],
      },
      {
        question: '対処をした後のメモリはどうなりますか?',
        answer: [
          told(
            '各ページを自分で閉じれば、同じ処理を四周しても、メモリは142から153MBの間に収まると報告されています。',
            'When each page is closed by hand, memory stays between 142 and 153 MB over four passes.',
          ),
        ],
      },
      {
        question: 'MuPDF が選ばれなかった理由は何ですか?',
        answer: [
          told(
            '速さは PDFium と並びますが、AGPL-3.0 というライセンスが、緩やかな条件で配る製品には合わないためです。',
            'The MuPDF build is as fast as PDFium, but its licence, AGPL-3.0, rules it out for a permissive product.',
          ),
        ],
      },
      {
        question: '起動直後の速さはどう違いますか?',
        answer: [
          told('PDFium では190ミリ秒、unpdf では421ミリ秒かかります。', 'PDFium needs 190 ms and unpdf 421 ms'),
          told(
            'コンパイルキャッシュを使うと後者は384ミリ秒まで縮みますが、前者には効きません。',
            'A compile cache takes unpdf to 384 ms and does nothing for WebAssembly.',
          ),
        ],
      },
      {
        question: '行末のハイフンの扱いはエンジンごとにどう違いますか?',
        answer: [
          told(
            'PDFium は U+FFFE という符号で印を付けるため、その一文字を消せば語がつながります。',
            'PDFium marks a hyphen at the end of a line with the code point U+FFFE, 2,215 times in this corpus, and has already removed the line break, so deleting that one character joins the word again.',
          ),
          told(
            'pdf.js では2,118個のハイフンが行末に残り、後で直す必要があります。',
            'With pdf.js 2,118 hyphens stay at line ends and have to be mended later.',
          ),
        ],
      },
      {
        question: '壊れたファイルに対する丈夫さはどう調べられましたか?',
        answer: [
          told(
            '壊れたものを多く含む971個のファイルを試し、三つのエンジンはどれも止まることなく、すべてのファイルの処理を終えています。',
            'None of the three engines tested on 971 broken files hung or had to be killed.',
          ),
        ],
      },
      {
        question: '二段組の読み順の評価はどのような結果でしたか?',
        answer: [
          told(
            'PDFium と pdf.js の系統はどちらも0.953で、見た目の配置を保つ別の道具の既定の設定は0.831でした。',
            'Reading order in two columns scores 0.953 for PDFium and for the whole pdf.js family, against 0.831 for the default layout of a native tool that keeps the look of the page.',
          ),
        ],
      },
      {
        question: 'この比較の限界として挙げられている点は?',
        answer: [
          told(
            '共有の機械で測ったため、同じ測定が40分後に最大40%も違うことがあり、一つの表の中の数字だけを比べるべきだとされています。',
            'the same benchmark 40 minutes apart differed by up to 40 percent',
          ),
        ],
      },
    ],
  ),
  note(
    'A digest whose answers carry quotes is only as good as the check that the quotes are real',
    told(
      '引用が本物かどうかを三段階で検査し、正規化した一致と文字だけの一致の二段階で十分であることを525件の引用で示しました。',
      'We describe a check in three tiers and measure it on 525 quotes from 21 full texts, each altered in known ways.',
      'Two plain comparisons are enough to tell a true quote from an altered one, and the clever third one should not be trusted.',
    ),
    [
      told(
        '引用付きの回答は、その引用が本物であることを確かめる検査があって初めて意味を持ちます。',
        'A digest whose answers carry quotes is only as good as the check that the quotes are real.',
      ),
      told(
        '本稿は、三段階の検査を説明し、21本の論文から取った525件の引用を使って測定しました。',
        'We describe a check in three tiers and measure it on 525 quotes from 21 full texts, each altered in known ways.',
      ),
      told(
        '最初の二段階は、表記をそろえた上での一致と、文字と数字だけを残した一致です。',
        'The first two tiers, a comparison after normalising and a comparison of letters and digits alone, accept 99.4 to 99.6 percent of true quotes under line breaks, hyphenation, ligatures and dropped citations, and accept not one quote in which a single word was replaced.',
      ),
      told(
        'この二つは、改行やハイフン、合字、文献番号の脱落があっても本物の引用をほとんど受け入れ、一語だけ変えた引用は一つも受け入れませんでした。',
        'The first two tiers, a comparison after normalising and a comparison of letters and digits alone, accept 99.4 to 99.6 percent of true quotes under line breaks, hyphenation, ligatures and dropped citations, and accept not one quote in which a single word was replaced.',
      ),
      told(
        '三段階目のあいまいな一致は、変えられた引用の半分以上を通してしまいます。',
        'A third, approximate tier would accept 54.1 percent of those one-word changes.',
      ),
      told(
        'そのため、検証済みと呼ぶのは最初の二段階に限られます。',
        'We therefore call a quote verified by the first two tiers alone, and report the third as approximate or not at all.',
      ),
      told(
        '引用が本物でも回答が正しいとは限らないため、回答の数字と名前には別の検査が必要だと述べられています。',
        'A verified quote is not yet a correct answer.',
        'The quote may be real and the answer beside it may still draw the wrong conclusion from it, so numbers and names in the answer need a check of their own against the full text.',
      ),
    ],
    [
      {
        question: '測定に使われた引用と論文の数は?',
        answer: [
          told(
            '21本の全文から取った525件の引用を使い、それぞれを決まった方法で変化させています。',
            'measure it on 525 quotes from 21 full texts, each altered in known ways',
          ),
        ],
      },
      {
        question: '二段階の検査は、本物の引用をどれだけ受け入れますか?',
        answer: [
          told(
            '紙面の読み取りで生じる雑音を加えた条件でも、99.6%が通過しています。',
            'Exact and squeezed comparison together accept 99.6 percent of true quotes even when line breaks, hyphens and ligatures were added.',
          ),
          told(
            '失われるのは、折りたたみの知らない形で文献が書かれた文です。',
            'Exact and squeezed comparison together accept 99.6 percent of true quotes even when line breaks, hyphens and ligatures were added.',
          ),
        ],
      },
      {
        question: 'あいまいな三段階目の問題点は何ですか?',
        answer: [
          told(
            '本物の引用を0.2ポイント多く拾うだけで、一語を置き換えた引用の54.1%を通してしまいます。',
            'The approximate tier adds only 0.2 points of true quotes, and pays for them with 54.1 percent of the quotes in which one word was replaced.',
          ),
        ],
      },
      {
        question: 'しきい値を下げるとどうなりますか?',
        answer: [
          told(
            '90%まで下げると、一語だけ変えた引用の98.3%が通り、その段階は何も確かめていないのと同じになります。',
            'When the threshold of the approximate tier is lowered to 90 percent, 98.3 percent of one-word changes pass, so the tier then verifies nothing at all.',
          ),
        ],
      },
      {
        question: '一語の違いがなぜ重大なのですか?',
        answer: [
          told(
            '二十語の文で一語だけ違えば数の上では95%正しくても、反対の意味になることがあるためです。',
            'A sentence of twenty words that has one word changed is 95 percent right by count, and may say the opposite.',
          ),
        ],
      },
      {
        question: '数字を一つ変えた引用はどう扱われましたか?',
        answer: [
          told(
            '最初の二段階で4.1%が受け入れられました。',
            'Of the changed digits, 4.1 percent were accepted by the first two tiers.',
          ),
          told(
            '見直した12件のうち11件は、折りたたみで消える文献番号の中の変化でした。',
            'In a second draw we looked at all 12 accepted changes: 11 lay inside citations that folding removes, and one was a range of numbers in brackets that had been taken for a citation by mistake.',
          ),
        ],
      },
      {
        question: '文字と数字だけを残す二段階目は何をしますか?',
        answer: [
          told(
            '両方の文から空白と句読点を取り除き、残った文字列の中でもう一度同じものを探します。',
            'Tier two squeezes both texts to letters and digits, without spaces and punctuation, and looks again.',
          ),
        ],
      },
      {
        question: '検査にかかる時間はどれくらいですか?',
        answer: [
          told(
            '試作では、三段階すべてで引用一件あたり3から5ミリ秒です。',
            'All three tiers together take 3 to 5 ms for one quote in the Python prototype.',
          ),
          told(
            '最初の二つは、論文ごとに一度だけ折りたたんだ文の単純な検索です。',
            'The first two are plain searches in a text that is folded once for each paper.',
          ),
        ],
      },
      {
        question: '引用が検証されれば、回答は正しいと言えますか?',
        answer: [
          told('言えません。', 'A verified quote is not yet a correct answer.'),
          told(
            '引用が本物でも、隣の回答が誤った結論を導くことがあるため、数字と名前の検査が別に必要です。',
            'A verified quote is not yet a correct answer.',
          ),
        ],
      },
      {
        question: '対象から外れている文章の種類は何ですか?',
        answer: [
          told(
            '英語の論文だけが使われ、語が空白で区切られない日本語の文章については、まだ測られていません。',
            'Only English papers were used, and Japanese text, where words are not separated by spaces, was not measured.',
          ),
        ],
      },
    ],
  ),
  note(
    'Readers forgive a late newsletter and complain about the same newsletter twice',
    told(
      '返事が失われたときのメール送信を調べ、既定の再試行で一回の呼び出しが三通として受理されることを示しました。',
      'With the default settings of the AWS SDK for JavaScript, one send led to three accepted requests when the connection was reset after acceptance, when the answer hung past the time limit, and when it was an error 500.',
      'The default client made 3 accepted requests for one call in three of the four faults.',
    ),
    [
      told(
        'ニュースレターを送るプログラムは、一回の呼び出しが一通のメールになると信じています。',
        'A program that sends a newsletter calls a mail service once for each batch and believes that one call means one mail.',
      ),
      told(
        '本稿は、その呼び出しへの返事が失われたときに何が起こるかを測りました。',
        'We measured what happens when the answer to that call is lost.',
      ),
      told(
        'JavaScript 用のAWSのSDKを既定の設定で使うと、受理のあとの切断、返事の遅れ、サーバーのエラーのどれでも、一回の送信が複数の受理につながりました。',
        'With the default settings of the AWS SDK for JavaScript, one send led to three accepted requests when the connection was reset after acceptance, when the answer hung past the time limit, and when it was an error 500.',
      ),
      told(
        '試行の回数を一回に定めると、どの場合でも受理は一回だけになります。',
        'Setting the number of attempts to one gives one accepted request in every case.',
      ),
      told(
        'その代わりに生じる不確かさを書き留めるために、読者ごとの状態を記録する台帳が説明されています。',
        'We describe the ledger that this setting makes necessary, and the promise that can honestly be given: at most one accepted message for each edition and reader, nobody silently lost, every uncertain reader listed.',
        'Each reader of an edition is in one of a few states: prepared, claimed by an attempt, sent, rejected, skipped, or unknown.',
      ),
      told(
        '約束できるのは、版と読者ごとに受理は多くても一回であること、黙って失われる読者がいないこと、不確かな読者がすべて一覧に載ることです。',
        'We describe the ledger that this setting makes necessary, and the promise that can honestly be given: at most one accepted message for each edition and reader, nobody silently lost, every uncertain reader listed.',
      ),
    ],
    [
      {
        question: '既定の設定では、一回の呼び出しが何回受理されましたか?',
        answer: [
          told(
            '用意された四つの故障のうち三つで、3回の要求が受理されています。',
            'The default client made 3 accepted requests for one call in three of the four faults.',
          ),
          told(
            '切断、時間切れ、500のエラーがこれにあたります。',
            'With the default settings of the AWS SDK for JavaScript, one send led to three accepted requests when the connection was reset after acceptance, when the answer hung past the time limit, and when it was an error 500.',
          ),
        ],
      },
      {
        question: '最初の返事だけが失われた場合、呼び出し側には何が見えますか?',
        answer: [
          told(
            'サービスは2回受理しましたが、呼び出し側には普通の成功に見えたため、プログラムの記録に重複は現れません。',
            'the service accepted 2 requests and the caller saw an ordinary success',
          ),
        ],
      },
      {
        question: '試行を一回にするとどう変わりますか?',
        answer: [
          told(
            '四つの場合すべてで受理はちょうど1回になり、プログラムは分類できるエラーを受け取ります。',
            'With one attempt the service accepted exactly 1 request in all four cases',
          ),
        ],
      },
      {
        question: '測定に使われた環境を教えてください.',
        answer: [
          told(
            'メールのサービスの代わりに小さなサーバーを置き、受理した要求の記録を唯一の真実としました。',
            'We put a small server in the place of the mail service and let it keep a log of accepted requests',
          ),
          told(
            '呼び出し側は版3.1169.0のSESクライアントです。',
            'The caller is the SES client of version 3.1169.0 with its default settings, and then the same client with the maximum number of attempts set to one.',
          ),
        ],
      },
      {
        question: 'データベースにも同じ落とし穴がありますか?',
        answer: [
          told('あります。', 'A lost answer also makes a conditional write look like a lost race.'),
          told(
            '条件付きの書き込みの返事が失われると、再試行が自分の書き込みにぶつかり、競争に負けたように見えます。',
            'A lost answer also makes a conditional write look like a lost race.',
          ),
        ],
      },
      {
        question: '自分の書き込みだったかどうかは、どう見分けますか?',
        answer: [
          told(
            '試行の識別子を項目と一緒に保存し、失敗のあとに読み戻します。',
            'We store an identifier of the attempt with the item and read it back after such a failure',
          ),
          told(
            '保存された識別子が自分のものなら、書き込みは成功していました。',
            'We store an identifier of the attempt with the item and read it back after such a failure',
          ),
        ],
      },
      {
        question: 'タイムアウトや切断のあと、読者はどう扱われますか?',
        answer: [
          told(
            '不明という状態になり、人か後のイベントが判断するまで、再び送られることはありません。',
            'A timeout, a reset or a server error makes the reader unknown',
          ),
        ],
      },
      {
        question: '作業の単位はなぜ50人までなのですか?',
        answer: [
          told(
            'メールのサービスが、一度の要求で受け付ける宛先の数を50に定めているためです。',
            'The unit of work is a batch of at most 50 readers, because the mail service takes 50 destinations in one call.',
          ),
          told(
            '台帳の一行もこの単位に合わせてあります。',
            'The unit of work is a batch of at most 50 readers, because the mail service takes 50 destinations in one call.',
          ),
        ],
      },
      {
        question: '版の終わりには何が確かめられますか?',
        answer: [
          told(
            '候補の数が、送信済み、拒否、見送り、不明の合計に等しいことです。',
            'the candidates must equal the sum of sent, rejected, skipped and unknown',
          ),
          told(
            '黙った喪失に対する最も安い検査だとされています。',
            'the candidates must equal the sum of sent, rejected, skipped and unknown',
          ),
        ],
      },
      {
        question: '冪等性の補助ライブラリでは不十分なのはなぜですか?',
        answer: [
          told(
            '包んだ関数が例外を投げると記録を消すため、送信中のタイムアウトが二度目の送信につながるからです。',
            'A common one deletes its record when the wrapped function throws, so a timeout while sending leads to a second send',
          ),
        ],
      },
    ],
  ),
  note(
    'A reader of a weekly digest wants one line per paper',
    told(
      '35個の特徴を持つ線形の順位付けで、要旨から一文をそのまま選び、言語モデルなしでも確かな一行要約が作れると示しました。',
      'We ask how far this line can be taken from the paper itself, without a language model and without a network.',
      'We present a linear ranker with 35 features that picks one whole sentence of the abstract.',
    ),
    [
      told(
        '週刊のダイジェストの読者は、論文ごとに一行の説明を求めます。',
        'A reader of a weekly digest wants one line per paper.',
      ),
      told(
        '本稿は、その一行を、言語モデルも通信も使わずに論文そのものからどこまで取れるかを調べました。',
        'We ask how far this line can be taken from the paper itself, without a language model and without a network.',
      ),
      told(
        '提案されたのは、要旨の一文を丸ごと選ぶ、35個の特徴を持つ線形の順位付けです。',
        'We present a linear ranker with 35 features that picks one whole sentence of the abstract.',
      ),
      told(
        '公開の評価用データでは、最初の一文を選ぶ方法を大きく上回り、同じ入力を読む公開の神経モデルと並ぶ値に達しました。',
        'On the test part of SciTLDR it reaches ROUGE-1, ROUGE-2 and ROUGE-L of 43.0, 20.7 and 34.6, which is 11.8 points of ROUGE-1 above the first sentence and level with a published neural model that reads the abstract alone.',
      ),
      told(
        '効いているのは、提案を示す言い回しと題名への近さであり、文どうしの結び付きの強さは、それらがわかればほとんど役に立ちません。',
        'Without cue phrases the trimmed variant falls from 43.5 to 41.6, and without the title features to 42.4.',
        'We conclude that graph centrality is worth nothing once the title and the cue phrases are known.',
      ),
      told(
        '文をそのまま使うため、含まれる数字と名前はすべて元の文章に支えられます。',
        'Because the sentence is verbatim, every number and name in it is supported by the source.',
      ),
      told(
        'ほかの分野では確かめられておらず、医学や物理の要旨での試験と、全文からの学習が今後の課題とされています。',
        'The model was trained on machine learning papers in English, and other fields were not tested.',
        'Future work should test the ranker on abstracts in medicine and physics, and should learn from the whole text instead of the abstract alone.',
      ),
    ],
    [
      {
        question: '評価用データでの値はどれくらいですか?',
        answer: [
          told(
            'SciTLDR の試験用の部分で、ROUGE-1、ROUGE-2、ROUGE-L がそれぞれ43.0、20.7、34.6に達しました。',
            'On the test part of SciTLDR it reaches ROUGE-1, ROUGE-2 and ROUGE-L of 43.0, 20.7 and 34.6',
          ),
        ],
      },
      {
        question: '特徴はどのような組に分かれますか?',
        answer: [
          told(
            '要旨の中の位置、題名への近さ、中心性、長さ、そして手がかりの言い回しという五つの組です。',
            'The features fall into five groups: position in the abstract, likeness to the title, centrality, length, and cue phrases',
          ),
        ],
      },
      {
        question: '重みはどのように決められましたか?',
        answer: [
          told(
            'SciTLDR の学習用の1,992件の要旨で、リッジ回帰によって当てはめられました。',
            'Weights were fitted by ridge regression on the training part of SciTLDR with 1,992 abstracts.',
          ),
        ],
      },
      {
        question: '広く使われている道具と比べるとどうですか?',
        answer: [
          told(
            '線形の順位付けが ROUGE-1 で43.0に達したのに対し、よく使われる二つのパッケージは33.7と35.2にとどまりました。',
            'The linear ranker reaches 43.0 in ROUGE-1, while the two packages in common use stay at 33.7 and 35.2.',
          ),
        ],
      },
      {
        question: '手がかりの言い回しだけの規則はどこまで届きますか?',
        answer: [
          told(
            '最初に手がかりのある文を取るだけで40.8になり、試したほかの教師なしの方法をすべて上回りました。',
            '"take the first sentence with a cue phrase", already scores 40.8',
          ),
        ],
      },
      {
        question: '言い回しの特徴を外すと何が起こりますか?',
        answer: [
          told(
            '末尾の節を落とす変種で、43.5から41.6に下がります。',
            'Without cue phrases the trimmed variant falls from 43.5 to 41.6, and without the title features to 42.4.',
          ),
          told(
            '題名の特徴を外した場合は42.4です。',
            'Without cue phrases the trimmed variant falls from 43.5 to 41.6, and without the title features to 42.4.',
          ),
        ],
      },
      {
        question: '木を使う手法に替える利点はありましたか?',
        answer: [
          told(
            '八つの設定で41.3から41.9となり、線形の41.9を超えませんでした。',
            'eight settings gave 41.3 to 41.9 in ROUGE-1 where the linear model gives 41.9',
          ),
          told(
            'そのため、人が読める重みを持つ線形の形が残されています。',
            'eight settings gave 41.3 to 41.9 in ROUGE-1 where the linear model gives 41.9',
          ),
        ],
      },
      {
        question: '選ばれた文の数字と名前は、どれだけ要旨に支えられていますか?',
        answer: [
          told(
            '12個の数字と724個の名前のすべてが見つかっています。',
            'All 12 numbers and all 724 names in the extracted sentences are found in the abstract',
          ),
          told(
            '人の書いた一行では、著者の場合でも数字の60%にとどまります。',
            'Of the numbers in human one-line summaries only 60 percent are found in the abstract when the authors wrote them, and 9.5 percent when reviewers did, because people add facts from the rest of the paper or from their own knowledge.',
          ),
        ],
      },
      {
        question: '神経モデルより優れていると言えますか?',
        answer: [
          told('言えません。', 'so the honest word is "level" and not "better"'),
          told(
            '43.8という値は変種の95%区間である42.2から45.0の中にあり、並ぶという言い方が正直だとされています。',
            'The neural model published with the data set is listed with 43.8 in ROUGE-1 on the same input.',
            'That figure lies inside the 95 percent interval of our trimmed variant, 42.2 to 45.0, so the honest word is "level" and not "better".',
          ),
        ],
      },
      {
        question: '学習に使われた分野の偏りはありますか?',
        answer: [
          told(
            '英語で書かれた機械学習の論文だけで学習しており、そのほかの分野ではまだ試されていません。',
            'The model was trained on machine learning papers in English, and other fields were not tested.',
          ),
        ],
      },
    ],
  ),
];

/** What the model says about the note in this prompt; throws when the prompt holds none of them. */
export function draftFor(prompt: string): Draft {
  const squeezed = prompt.replace(/\s+/g, ' ');
  const note = TOLD_NOTES.find(({ mark }) => squeezed.includes(mark));
  if (!note) throw new Error('the prompt holds no bundled note');
  return note.draft;
}
