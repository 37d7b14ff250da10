/**
 * In how many of the 1,992 abstracts of SciTLDR's training part (Apache-2.0) each stem occurs. A line holds groups
 * `count stem stem …`, split by semicolons. Stems of fewer than three abstracts are left out and count as never seen.
 */
export const DOCUMENTS = 1992;

const COUNTS = `
3 120 1k 1m 201 2010 2013 22 23 33 35 3x 42 47 48 49 54 5x 61 66 72 79 82 84 87 91 97 a2c a3c aae absorb abus acid
3 acycl adjoint ae aesthet afford afterward alarm albeit alik alphabet amino analogu anisotrop anomal anticip
3 appendix ar arora assembl auction auditori auroc authent autonomi backup barycent basin bc beam begun bernoulli
3 biggan bilinear bipartit bird bitwis blend blindli bro broken bug bulk cach cantli cation cdot cem centric chao
3 chaotic charg chart checker cheetah chest chet chord circumst citep clevr clue codebas codec coincid commerci
3 commod commonplac compani comprehend confer conjectur connectom conv cortic counterexampl crowdsourc cumbersom
3 curs cyclic dcn dcnn deactiv declin deconvolut deduc deepli delic delta den desiderata destroi devot dif
3 dirichlet disciplin disclos discount distinctli disturb doesn dog downsid dp earth ed eeg ego egocentr elabor
3 elast elegan elig els email encompass enterpris enumer envis erm evad evidenc exam exceedingli fan fastest fc
3 feel ffhq fi finer finetun finn fire fl flatter flaw flickr fmri fnn fog formalis foster fractalnet fragil
3 freebas freeli front frontier frozen ga gen gmm gp gps grand greedili hair halv harden hardli herein hmc hmm
3 hotpotqa household hrl hurdl hypernet hypernetwork hyperplan idiosyncrat ilsvrc imped incentiv incoher
3 incorrectli inferior infomax infrastructur invok ir isotrop iv jaccard jump kbs kd keyword kge kmnist knn
3 laboratori landmark latest leader lean lend lexicon librispeech lieu listen liu lock loos lorenz madri math
3 maxima mbrl me meantim member merit metropoli micromanag middl miniatur mirror misconcept mission mobilenetv2
3 modulu monocular monolith mount mt multi30k multiag multinomi multitud myriad narr neglect neurophysiolog newton
3 nonetheless nonsmooth nontrivi nonuniform np ntk obviou ocr od offic older omega opposit optimist oscil overestim
3 overparametr pa paid parametris paramount pathologi pendulum percent perfectli pertain pervas photorealist pictur
3 planar pleas plenti pointwis polar polyak preced press pressur priori prioriti profil profit profound prolifer
3 propriocept propto pyramid qualifi quantif radiu raml reactant reader readi readout realism realli recast
3 redistribut referenti repair resid reson restart retent reuter rewrit ride riemannian rna roberta rodent romanian
3 row salesman satisfact secondari selector selfish sharpli shrink shufflenet sigma signi simplest simplif sizabl
3 slope smallnorb smile solid solvabl someth spanish sparsif spend sphere spline spoken ssim sst stake star stick
3 straggler strain strateg subsampl subsum subtract succinctli superhuman supplement supplementari surviv
3 switchboard synergist synthesis tandem taxi tcvae td3 testb thing think thirdli tighten tightli tile timestamp
3 tion tower tpu trans transact transient tucker tutori tweet twofold ty ucb uci ud uda unalign unannot unbalanc
3 underpin undirect unfamiliar unfold unif uninterpret unlearn unnecessari unperturb unpredict utmost vagu vaswani
3 ve vgg19 viabil victim visualis vital vocal vq wagner warrant wealth websit wgan window wireless wish workhors
3 wsj you youtub ziv; 4 100x 101 17 2007 24 37 41 43 51 52 56 600 77 95 admiss advers ag agre agreement ais akin
4 alias alpha am amazon amongst anatom anonym anytim approx arguabl artist auc bedroom bengio bilevel blur bo board
4 bonus brought card carlini cater cellular centroid chat cheap cheaper chemistri citet clarifi climat closest cold
4 combat compactli concav concis condition convei corefer creation creativ ct cub cv da dai daili danger decept
4 decorrel defenc delet descriptor dilat discontinu discourag dna doctor door dot econom edit eight elmo embodi
4 emot encapsul endpoint enter es exacerb exceed exclud exemplar expertis explanatori exploratori factual faith
4 faithfulli fault file financ flip fluenci fluent fluid fruit gem goe hadamard han handwritten harm he hilbert
4 hindsight histogram hit hospit ie iid il implaus incid incom indispens indistinguish infti ing inhibit insensit
4 interconnect internet interplai intric jensen judg kg kitti kroneck lag laplacian lattic lazi leaderboard left
4 let lookahead lossless malwar mammalian man mario matur membership migrat minibatch morphologi motif mous mtl
4 multiclass multidimension mysteri naturalist nli nlu notat nowadai obfusc offset ongo ood overwhelm packag
4 parameteris paraphras partli partner passiv pathwis peak perman physiolog piano pivot pixelcnn pointer pong
4 predetermin prefront price priorit pro profession pursu pursuit puzzl python regressor regul regularis reminisc
4 repertoir repli reset reshap resnet18 resort restaur reusabl reweight rigid rmsprop road roll sampler say seldom
4 send seriou serious shaplei shortest slowli snippet somehow soon sparsifi spatiotempor spirit spontan spur
4 statement stein stimulu straight strict subtl successor surveil svm swap synonym tanh taxonomi tcn team thereof
4 throughput tishbi touch transmiss transmit tts twitter un unnorm unsaf unsatisfactori unstructur upsampl utilis
4 vertic vgg16 visibl visit viz vizdoom wae wake wang warp whilst wordnet zeroth; 5 02 10x 13 27 36 45 46 4x 53 57 68
5 83 88 89 94 96 adagrad admit age air android ascent asymmetr backtrack band bellman bind biomed bnn boltzmann
5 boolean bptt briefli brittl bypass cancer children citi classi click commit conform confus conserv constitu
5 constitut contact contradict contradictori convention convinc cope crowd cue curios cvae damag datapoint day
5 deepmind default denot deterior determinant diagnosi diagram did diffus dip disambigu dissect dpp electr electron
5 emphasis entri equilibria except exception excess exposur eye fr freedom genom genr geodes gibb gradual growth
5 guess gumbel har harmon health hint histor homogen hot imbal immedi inabl inappropri incent infin io irregularli
5 law logarithm lotteri lsun manifest mathbb mild misalign mislead mistak mixup mle mlp modest movi mri narrow nash
5 nativ necessit neuro neuroscientist nns novelti nuisanc ode oppon page paragraph parent parsimoni pascal pathwai
5 percentag piecewis pitfal plain plot precondit primat race ration ray reaction recip remot repositori respond
5 russian satur scan scarciti sensibl server shannon shuffl simplex sing slice slight snli someon somewhat sota
5 speak spectrogram spheric sqrt squeez stai stale stand starcraft steadi steer stereo stori strengthen stress
5 stride string surg svd td tension thoroughli thought threat triplet tupl ture uncorrel unimport union unitari
5 unpreced unreli unsolv urban vi vicin vietnames voc warm weaker wearabl week wherebi wikitext wit workload
5 workshop wrong youtu; 6 128 19 2600 70 acoust advoc again aggress amsgrad arrai arrang asr babi backdoor beta
6 buffer cascad cat chines citat cityscap clone clutter column compound consecut conveni crf criteria cultur curat
6 dark dedic defici diagnos diagnost diagon dilemma diminish disadvantag dispar don drug dub eigenvalu eigenvector
6 elbo en endow engag entangl environment er eventu exemplifi explos facto fake fals favour fgsm fisher forest
6 formula frechet freez friendli fulfil gene glove govern gym half hamper handcraft heart hebbian hide holist
6 imagin inaccur indoor inequ inevit infeas ingredi instruct intend interleav intra irl isomorph jpeg judgment
6 kullback laplac layout leibler logist lossi master mathcal media mesh met micro miniimagenet mmd moment monitor
6 monolingu ne nearbi nest opportun optima overli ow peer permit perplex plethora portion possess predic proce
6 processor pytorch rational readabl remedi rememb replic rescal resili room roug routin scatter schema sketch
6 sleep smallest smart spread ssl stem strike subgraph subtask suppos survei tag technic tell tensorflow termin
6 ticket trigger trpo truli unavail unchang uncondit unexpect unexplor unrel unveil url v v2 vastli vote wall watch
6 win; 7 1000 200 21 2x 76 78 ahead anneal apart api articl asynchron avenu bad beat benign biologi bottom broadli
7 burden chip cite contemporari contract delai eleg ell enlarg enorm extrins fair fall fid fourier gather gender
7 glue grammat gru hour hyperbol ib impercept imperfect ineffect intervent irregular jacobian kb kept langevin
7 lastli lenet lm lowest malici marl meaningfulli mental moder molecular motor nice notic old optic optimum ot
7 overlook overparameter particl passag penn perhap phonem poison preprocess preval probe related repeatedli
7 rollout section singular smoothli spite stl strictli strongest tabl textbf ti transcript travel treatment u
7 uniformli unpair unrol untrain unwant usabl veloc vs wavelet wavenet write zhang; 8 31 40 60 65 accommod accompani
8 accordingli algebra alongsid anomali atom attractor below billion blind car coars competitor compil concaten
8 confound convnet cosin cours cycl diseas elus emul escap ever exchang expans facial fly foundat h imput inherit
8 inpaint insert integ introduct iwslt lab list live logit maml mass meet minor minut ms ner nesterov nn pac parser
8 parti pca persist pick plastic plug ppo primal promin proxi realiti recal regardless reject repetit request
8 resembl resist resnet50 restor satisfactori scope seamlessli sensor signatur site spot squad stanford succe
8 tangent teach templat thank tighter timescal timestep timit todai transpar trend tri tripl unobserv v1 versa
8 vertex viabl vice waveform z; 9 000 2014 32 75 86 98 abund accomplish alloc ambigu analogi arm attach bilingu
9 capsul command compel conflict consolid contrari copi corrobor credit criterion cumul decad degener discard
9 distant drl emphas exactli excit french fusion genet hamiltonian held highest humanoid inclus incomplet intent
9 interfer intrigu isol latenc leav len materi mcmc mere merg mimick misclassifi otherwis outlin paralleliz patch
9 perceiv perceptron pgd photo proport relianc reparameter root roughli salient scalar scarc siames slot sort stop
9 suffic synapt textur theorem tini treebank tremend trial uncertain uncov utter valuabl versu volum wherein
9 widespread word2vec worker; 10 2012 25 90 accumul acquisit adequ affin backbon bag bi binar bn borrow breakthrough
10 cast certifi chemic cifar100 clearli clinic clip compens consensu coverag decentr drift earlier eas equivari
10 explod fairli fed flat flexibli forecast fuse german gold gram grammar hop imposs inconsist incorrect incur
10 instrument irrelev lagrangian li lie market maze mct min minimax misclassif mobilenet mujoco multilay multilingu
10 necessarili neither newli nmt occlus occurr openai plane possibli primit princip publish qa regret rest richer
10 robustli rout sacrif saddl scientif seed sensori shelf sigmoid spuriou stimuli synchron ten tight toler
10 transduct travers unconstrain versatil wave web wider wikipedia written y; 11 12 15 80 99 absenc absolut aforement
11 attend awai ball bandwidth bank big broader canon circumv closer composition conclus conjunct counterfactu cpu
11 curriculum cut ddpg dialog disjoint displai dqn drawback enrich epsilon expos extractor flop guidelin hash
11 hessian imbalanc inspect interfac l1 learnt locomot molecul monoton movement multivari nonconvex none nor
11 omniglot option outlier perfect period phone practition predefin problemat properli quit rapid rectifi repeat
11 reus round seq2seq spectrum suboptim summari suppress suscept switch tabular thorough traffic vgg want who wmt
12 11 14 aid appar argument arithmet arriv benefici bootstrap break check cognit compat conceptu concurr dictionari
12 equilibrium firstli hoc index inner insid instanti interestingli justif kl l2 largest later lexic m manag matter
12 mdp meanwhil mind multimod multipli nearest necess never now outsid outstand particip patient piec promot
12 protein prototyp quantum recurs right runtim salienc seemingli seven sharp shorter showcas spatio substitut
12 surround symmetr technologi token tradition viewpoint; 13 30 alter author background behav bleu center circuit
13 compromis counter curvatur databas dissimilar distort doubl drawn equip evolutionari fill fold greedi guidanc
13 heavi heterogen histori ill importantli innov intersect lifelong lingual lipschitz lose lot nas nevertheless
13 notori oracl planner player rapidli recept rotat secur spike surfac symmetri tail tailor toy undesir violat walk
14 2019 accept adjac alexnet angl besid bidirect camera curv deform denois densenet drastic exclus expand gcn
14 happen harder hundr hurt impract item justifi mention mine neurosci note oppos overlap proxim pseudo quadrat
14 recoveri replai save servic similarli sole solver surrog syntax try ubiquit vast voic; 15 analys assist bandit
15 bodi branch broad categor coco compris cortex custom de definit deliv detector deviat dialogu dramat f feder
15 float format generaliz gnn googl grain hinder interv invert lightweight multitask nearli obstacl orient perceptu
15 primarili protect put reformul resolv secondli six struggl wors worst; 16 18 amen amort analog appeal bay begin
16 belong calibr caption combinatori complementari cover decoupl defend divid former generalis impli insuffici last
16 librari loop mimic momentum music neglig offlin ordinari peopl post rigor seem speaker stronger taken themselv
16 tradeoff ultim unbias unstabl until weakli; 17 2015 adam alon artifact belief concentr concret correctli encount
17 entail f1 greatli iii industri know medic mismatch neighborhood onto phrase proper pure rise sign softwar
17 textual thousand threshold throughout topologi unclear; 18 anim celeba chain conclud consum corrupt devis evolv
18 exce extrapol graphic huge infinit intens life modular mostli motion optimis orthogon privat protocol readili
18 redund refin revisit safe safeti sophist sound split stack stationari topolog trace treat trick truncat unabl
18 verif white; 19 asymptot behind candid cloud coeffici color consumpt convert costli count covari date decai earli
19 episod fidel fraction head hierarchi incept messag naiv par phenomena prohibit prone rare raw releas render
19 sentiment shortcom simplic stream surpass therebi vanilla vanish vehicl; 20 arbitrarili autoregress catastroph
20 causal claim complic digit dropout extra frequenc identif inject million ml outcom pairwis place preliminari
20 push skip slow static sum track trust usag virtual; 21 16 20 2d ask decid domin efficaci enjoi feedforward fool
21 ineffici inter linearli logic massiv onc penalti poorli rais schedul scienc scratch simplifi skill span subspac
21 symbol trivial vocabulari; 22 50 alreadi basic compet corpora emb heavili increment learnabl linguist memor
22 overhead penal proof quantiti realiz revers review simpler speedup storag subsequ svhn syntact upper; 23 ablat
23 attain b basi budget collaps deploy distinguish elimin extent greater ideal l landscap longer neighbor notabl
23 pars person platform polynomi predictor seek shed spectral strength strongli w wherea; 24 2016 actor add ai alwai
24 attract behaviour care complement cooper em equat euclidean evolut frequent hope horizon hybrid increasingli max
24 minima p permut plausibl pool popul privaci record return see slightli social squar student uniform whole
25 boundari bridg built deeper demand discrep equal event excel footprint forget ident implic latter led mix
25 primari publicli read recommend retrain side straightforward super third total trainabl; 26 abov analyt believ c
26 cell clear compos configur confirm decompos discoveri dual epoch failur feasibl gate gpu intermedi look mask
26 partit presenc reproduc softmax store surprisingli too transport wasserstein x; 27 7 9 acquir almost backward
27 carri co collabor convers descript done easier enough etc favor feed hold impos influenc instabl o purpos regim
27 relax retain sometim surpris turn uniqu; 28 assess bring coupl github grid intract kind mathemat mini percept
28 public tractabl weak; 29 autonom carefulli categori concern coordin corpu craft down drop effort hardwar hyper
29 implicitli move; 30 around bert calcul cifar10 confid dens emph english go length manual navig r recogn setup
30 shallow subject textit topic understood; 31 auxiliari choos clean com d exact extern hypothes inde least locat
31 miss modal quantifi reflect satisfi summar teacher unfortun; 32 audio autom central chosen coher distil drive
32 feedback five forc geometri interpol keep line mainli markov methodologi mixtur mobil organ own phenomenon
32 proven ratio remark; 33 core degrad ignor impress meaning remov risk synthes though width; 34 balanc biolog
34 compact driven frame heurist minimum mutual prefer transit truth; 35 3d boost finit hypothesi intrins itself
35 manipul near norm notion paradigm pipelin simpli soft; 36 6 act allevi appear appropri befor charact degre equival
36 examin geometr light matric modif prevent receiv retriev serv tensor; 37 8 adjust awar backpropag bit carlo
37 channel consequ constant counterpart decreas energi just must necessari pretrain prune quickli shift situat
37 style tend tree; 38 actual aggreg agnost densiti detail determinist draw enforc hyperparamet joint learner mode
38 mont provabl quantiz suit synthesi why; 39 aris characterist execut illustr impact implicit k mitig n occur regard
39 residu rich true; 40 2018 accord atari contextu document edg engin exponenti fewer four grow http imit intern link
40 q resolut scene; 41 assign back bottleneck content deal element facilit great henc magnitud next overfit parametr
41 path queri reach; 42 decomposit defens deploi ensur everi face get qualit start systemat togeth wai; 43 affect
43 binari brain easi explan log manifold maximum might past product randomli segment shape sparsiti; 44 annot come
44 composit filter fit flow highlight reliabl stabl version vulner; 45 entir group kernel nonlinear overal report run
45 suitabl upon; 46 auto induct nlp noisi poor year; 47 100 diverg essenti literatur net pass recov regress resnet
47 specifi whose wise would; 48 2017 account area beyond consider partial particularli robot sgd stage; 49 black
49 comprehens disentangl entiti extrem famili ii invers physic pixel re restrict sens smaller verifi; 50 devic emerg
50 inher sub univers; 51 attribut computation ensembl entropi onlin pose project quantit relu replac trajectori
52 arbitrari block choic commonli distinct downstream explicit fashion guid modern neg seen t unlabel; 53 0 correct
53 gap intellig larger phase posterior role smooth speech unknown; 54 induc major overcom program reveal unifi vari
55 4 aspect dnn enhanc handl manner parameter respons top vae; 56 abstract addition bias cannot character comparison
56 convent determin difficulti modifi per perspect reduct rule spatial subset uncertainti whether; 57 adopt establish
57 far jointli suffici varianc; 58 assum cluster convex formal littl neuron relationship semi sensit suffer unseen
59 anoth argu artifici expect fast free parallel plai previous rank trade; 60 access although capac crucial; 61 cross
61 precis region tackl; 62 5 desir expert hard refer should stabil; 63 associ encourag indic lstm maintain propag
64 expens futur intuit lack node principl rather; 65 after along depth discov meta realist short successfulli
66 acceler assumpt discuss pattern preserv rnn special unlik; 67 dimens main seri speed therefor video; 68 box fail
68 gain probabilist superior zero; 69 fact full hidden offer plan statist unit; 70 align bia constrain could exhibit
70 flexibl margin modul posit; 71 attempt certain fine ground scalabl shot usual what; 72 answer bayesian contain
72 explicitli made resourc; 73 avoid evid focus forward give individu invari sentenc user; 74 caus describ distanc
74 numer simultan tool; 75 advanc complet emploi found fundament instanc relev; 76 contrast correl focu matrix
76 progress; 77 especi explain; 78 ad classic rel tempor vision; 79 insight view; 80 commun concept easili normal
80 reconstruct sequenti; 81 creat gaussian likelihood substanti; 82 averag open; 84 conduct decod follow hierarch
84 maxim pair support variant; 85 autoencod batch hand highli underli; 86 discret probabl synthet; 87 collect et
87 integr rl scenario; 88 compon guarante moreov motiv pre separ; 89 close self; 90 al field independ toward tradit
90 updat; 91 game lower yield; 92 constraint discrimin either part spars theori; 93 here interest; 94 contribut
94 promis; 95 differenti; 96 becaus involv procedur signal; 97 accur amount descent help idea name translat tune
98 advantag cnn express global good remain; 99 automat off; 100 faster; 101 among despit perturb will; 102 recognit
102 score; 103 augment benefit less sinc; 104 3 cifar decis initi take yet; 105 attack fulli; 106 compress inspir
106 reason; 107 fix nois second; 108 bound exploit instead simul valid; 109 altern factor mean prove reward within
110 extract imagenet incorpor share; 111 action becom detect formul; 112 about respect search; 113 10 analyz critic
113 defin question scheme select; 114 competit potenti still; 115 against identifi interact; 116 extend; 117 behavior
117 construct context difficult iter metric possibl sourc typic; 118 correspond divers reli; 119 aim common doe if
119 match vector; 120 chang key strong word; 121 origin variabl; 122 direct; 123 gan util; 124 few mnist popular
125 code deriv minim up varieti; 126 out solut type; 127 recurr; 128 cost much; 129 higher investig suggest
131 semant shown; 132 furthermor oper text; 133 goal; 134 implement issu; 135 capabl classifi; 136 rate; 137 directli
138 mechan strategi visual; 139 graph; 140 build known size; 142 unsupervis; 143 leverag long random; 144 due error
144 rang research; 146 attent captur power qualiti veri; 147 connect so; 148 relat; 149 form; 150 avail stochast thu
151 step transform; 154 them; 155 best map; 156 continu depend dimension local measur memori; 157 like way; 159 three
160 produc repres variou; 162 prior under; 163 abil low target; 164 activ; 165 condit g; 166 2 linear sequenc
166 signific; 167 abl converg valu; 168 final interpret; 169 particular small; 170 regular transfer; 171 increas
172 extens; 173 environ practic; 174 explor; 177 end; 178 embed; 180 polici; 181 case current some wide; 184 i level
185 properti singl solv; 186 consid dynam there; 188 human obtain point; 190 output; 191 agent knowledg; 194 previou
194 understand; 195 1 consist reduc; 196 any; 197 encod latent; 198 class variat; 200 label; 201 analysi baselin call
201 dure need robust; 202 across adapt addit; 204 often success; 205 approxim; 206 non; 207 enabl; 208 theoret
210 lead same significantli; 211 order; 214 supervis; 215 world; 216 experiment weight; 217 address control loss term
218 standard; 219 includ; 220 similar; 221 test; 222 import languag; 224 even; 225 scale; 227 sever; 229 estim given
231 develop; 232 multi; 233 further; 234 infer; 236 system; 238 combin; 239 convolut; 240 multipl s; 245 benchmark
250 exampl layer; 252 find; 254 thei; 255 through; 257 specif; 258 allow reinforc; 261 limit; 266 machin observ
268 domain; 269 appli design techniqu; 270 e empir; 271 make; 274 object; 275 all simpl; 278 without; 279 natur
285 classif; 286 paramet; 287 real; 290 better; 292 complex number; 296 how; 301 first; 306 applic; 307 outperform
310 accuraci; 314 mani; 315 gradient high; 321 each; 322 adversari featur; 323 process; 325 studi; 326 challeng
328 other space; 331 structur; 336 input predict; 352 distribut framework; 354 where; 359 exist; 361 inform requir
371 time; 376 evalu; 377 architectur; 386 onli; 388 novel; 389 compar present; 390 when; 391 sampl; 392 well
393 function; 397 comput; 398 introduc; 409 one; 413 while; 414 larg; 419 effici; 421 effect provid; 422 recent
424 imag; 428 represent; 431 optim; 451 two; 469 differ; 485 art; 495 howev; 509 algorithm; 514 achiev; 517 new
543 experi; 565 set; 574 improv; 579 dataset; 588 problem work; 614 demonstr; 618 state; 624 deep; 691 paper
693 base; 715 approach; 745 data; 771 result; 806 task; 850 neural; 890 perform; 907 method; 929 gener; 1032 show
1047 train; 1076 propos; 1100 network; 1211 model; 1318 learn; 1562 thi`;

/** Stem to number of abstracts. */
export const documentFrequency: ReadonlyMap<string, number> = new Map(
  COUNTS.split(/[;\n]\s*/).flatMap((group) => {
    const [count, ...stems] = group.split(' ');
    return stems.map((stem) => [stem, Number(count)] as const);
  }),
);
