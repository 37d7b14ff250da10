/**
 * In how many of the 1,992 abstracts of SciTLDR's training part (Apache-2.0) each stem occurs. A line holds groups
 * `count stem stem …`, split by semicolons. Stems of fewer than ten abstracts are left out and count as never seen.
 */
export const DOCUMENTS = 1992;

const COUNTS = `
10 2012 25 90 accumul acquisit adequ affin backbon bag bi binar bn borrow breakthrough cast certifi chemic cifar100
10 clearli clinic clip compens consensu coverag decentr drift earlier eas equivari explod fairli fed flat forecast
10 fuse german gold gram grammar hop imposs inconsist incorrect incur instrument irrelev lagrangian li lie market
10 maze mct min minimax misclassif mobilenet mujoco multilay multilingu necessarili neither newli nmt occlus occurr
10 openai plane primit princip publish qa regret rest richer robustli rout sacrif saddl scientif seed sensori shelf
10 sigmoid spuriou stimuli synchron ten tight toler transduct travers unconstrain versatil wave web wider wikipedia
10 written y; 11 12 15 80 99 absenc absolut aforement attend awai ball bandwidth bank big broader canon circumv
11 closer composition conclus conjunct counterfactu cpu curriculum cut ddpg dialog disjoint displai dqn drawback
11 enrich epsilon expos extractor flop guidelin hash hessian imbalanc inspect interfac l1 learnt locomot molecul
11 monoton movement multivari nonconvex none nor omniglot option outlier perfect period phone practition predefin
11 problemat properli quit rapid rectifi repeat reus round seq2seq spectrum suboptim summari suppress suscept
11 switch tabular thorough traffic vgg want who wmt; 12 11 14 aid appar argument arithmet arriv benefici bootstrap
12 break check cognit compat conceptu concurr dictionari equilibrium firstli hoc index inner insid instanti
12 interestingli justif kl l2 largest later lexic m manag matter mdp meanwhil mind multimod multipli nearest necess
12 never now outsid outstand particip patient piec promot protein prototyp quantum recurs right runtim salienc
12 seemingli seven sharp shorter showcas spatio substitut surround symmetr token tradition viewpoint; 13 30 alter
13 author background behav bleu center circuit compromis counter curvatur databas dissimilar distort doubl drawn
13 equip evolutionari fill fold greedi guidanc heavi heterogen histori ill importantli innov intersect lifelong
13 lingual lipschitz lose lot nas nevertheless notori oracl planner player rapidli recept rotat secur spike surfac
13 symmetri tail tailor toy undesir violat walk; 14 2019 accept adjac alexnet angl besid bidirect camera curv
14 deform denois densenet drastic exclus expand gcn happen harder hundr hurt impract item justifi mention mine
14 neurosci note oppos overlap proxim pseudo quadrat recoveri replai save servic similarli sole solver surrog
14 syntax technolog try ubiquit vast voic; 15 analys assist bandit bodi branch broad categor coco compris cortex
15 custom de definit deliv detector deviat dialogu dramat f feder float format generaliz gnn googl grain hinder
15 interv invert lightweight multitask nearli obstacl orient perceptu primarili protect put reformul resolv
15 secondli six struggl wors worst; 16 18 amen amort appeal bay begin belong calibr caption combinatori
16 complementari cover decoupl defend divid former generalis impli insuffici last librari loop mimic momentum music
16 neglig offlin ordinari peopl post rigor seem speaker stronger taken themselv tradeoff ultim unbias unstabl until
16 weakli; 17 2015 adam alon artifact belief concentr concret correctli encount entail f1 greatli iii industri know
17 medic mismatch neighborhood onto phrase proper pure rise sign softwar textual thousand threshold throughout
17 unclear; 18 anim celeba chain conclud consum corrupt devis evolv exce extrapol graphic huge infinit intens life
18 modular mostli motion optimis orthogon privat protocol readili redund refin revisit safe safeti sophist sound
18 split stack stationari trace treat trick truncat unabl verif white; 19 asymptot behind candid cloud coeffici
19 color consumpt convert costli count covari date decai earli episod fidel fraction head hierarchi incept messag
19 naiv par phenomena prohibit prone rare raw releas render sentiment shortcom simplic stream surpass therebi
19 vanilla vanish vehicl; 20 arbitrarili autoregress catastroph causal claim complic digit dropout extra frequenc
20 identif inject million ml outcom pairwis place preliminari push skip slow static sum track trust usag virtual
21 16 20 2d ask decid domin efficaci enjoi feedforward fool ineffici inter linearli logic massiv onc penalti poorli
21 rais schedul scienc scratch simplifi skill span subspac symbol trivial vocabulari; 22 50 alreadi basic compet
22 corpora emb heavili increment learnabl linguist memor overhead penal proof quantiti realiz review simpler
22 speedup storag subsequ svhn syntact upper; 23 ablat attain b basi budget collaps deploy distinguish elimin
23 extent greater ideal l landscap longer neighbor notabl pars person platform polynomi predictor revers seek shed
23 spectral strength strongli w wherea; 24 2016 actor add ai alwai analog attract behaviour care complement cooper
24 em equat euclidean evolut frequent hope horizon hybrid increasingli max minima p permut plausibl pool popul
24 privaci record return see slightli social squar student uniform whole; 25 boundari bridg built deeper demand
25 discrep equal event excel footprint forget ident implic latter led mix primari publicli read recommend retrain
25 side straightforward super third total trainabl; 26 abov analyt believ c cell clear compos configur confirm
26 decompos discoveri dual epoch failur feasibl gate gpu intermedi look mask partit presenc reproduc softmax store
26 surprisingli too transport wasserstein x; 27 7 9 acquir almost backward carri co collabor convers descript done
27 easier enough etc favor feed hold impos influenc instabl o purpos regim relax retain sometim surpris topolog
27 turn uniqu; 28 assess bring coupl github grid intract kind mathemat mini percept public tractabl weak
29 autonom carefulli categori concern coordin corpu craft down drop effort hardwar hyper implicitli move; 30 around
30 bert calcul cifar10 confid dens emph english go length manual navig r recogn setup shallow subject textit topic
30 understood; 31 auxiliari choos clean com d exact extern hypothes inde least locat miss modal quantifi reflect
31 satisfi summar teacher unfortun; 32 audio autom central chosen coher distil drive feedback five forc geometri
32 interpol keep line mainli markov methodolog mixtur mobil organ own phenomenon proven ratio remark; 33 core
33 degrad ignor impress meaning remov risk synthes though width; 34 balanc biolog compact driven frame heurist
34 minimum mutual prefer transit truth; 35 3d boost finit hypothesi intrins itself manipul near norm notion
35 paradigm pipelin simpli soft; 36 6 act allevi appear appropri befor charact degre equival examin geometr light
36 matric modif prevent receiv retriev serv tensor; 37 8 adjust awar backpropag bit carlo channel consequ constant
37 counterpart decreas energi just must necessari pretrain prune quickli shift situat style tend tree; 38 actual
38 aggreg agnost densiti detail determinist draw enforc hyperparamet joint learner mode mont provabl quantiz suit
38 synthesi why; 39 aris characterist execut illustr impact implicit k mitig n occur regard residu rich true
40 2018 accord atari contextu document edg engin exponenti fewer four grow http imit intern link q resolut scene
41 assign back bottleneck content deal element facilit great henc magnitud next overfit parametr path queri reach
42 decomposit defens deploi ensur everi face get qualit start systemat togeth wai; 43 affect binari brain easi
43 explan log manifold maximum might past product randomli segment shape sparsiti; 44 annot come composit filter
44 fit flow highlight reliabl stabl version vulner; 45 entir group kernel nonlinear overal report run suitabl upon
46 auto induct nlp noisi poor year; 47 100 diverg essenti literatur net pass recov regress resnet specifi whose
47 wise would; 48 2017 account area beyond consider partial particularli robot sgd stage; 49 black comprehens
49 disentangl entiti extrem famili ii invers physic pixel re restrict sens smaller verifi; 50 devic emerg inher sub
50 univers; 51 attribut computation ensembl entropi onlin pose project quantit relu replac trajectori; 52 arbitrari
52 block choic commonli distinct downstream explicit fashion guid modern neg seen t unlabel; 53 0 correct gap
53 intellig larger phase posterior role smooth speech unknown; 54 induc major overcom program reveal unifi vari
55 4 aspect dnn enhanc handl manner parameter top vae; 56 abstract addition bias cannot character comparison
56 convent determin difficulti modifi per perspect reduct respons rule spatial subset uncertainti whether; 57 adopt
57 establish far jointli suffici varianc; 58 assum cluster convex formal littl neuron relationship semi sensit
58 suffer unseen; 59 anoth argu artifici expect fast free parallel plai previous rank trade; 60 access although
60 capac crucial; 61 cross precis region tackl; 62 5 desir expert hard refer should stabil; 63 associ encourag
63 indic lstm maintain propag; 64 expens futur intuit lack node principl rather; 65 after along depth discov meta
65 realist short successfulli; 66 acceler assumpt discuss pattern preserv rnn special unlik; 67 dimens main seri
67 speed therefor video; 68 box fail gain probabilist superior zero; 69 fact full hidden offer plan statist unit
70 align bia constrain could exhibit margin modul posit; 71 attempt certain fine ground scalabl shot usual what
72 answer bayesian contain explicitli made resourc; 73 avoid evid focus forward give individu invari sentenc user
74 caus describ distanc numer simultan tool; 75 advanc complet emploi found fundament instanc relev; 76 contrast
76 correl focu matrix progress; 77 especi explain; 78 ad classic flexibl rel tempor vision; 79 insight view
80 commun concept easili normal reconstruct sequenti; 81 creat gaussian likelihood substanti; 82 averag open
84 conduct decod follow hierarch maxim pair support variant; 85 autoencod batch hand highli underli; 86 discret
86 probabl synthet; 87 collect et integr rl scenario; 88 compon guarante moreov motiv pre separ; 89 close self
90 al field independ toward tradit updat; 91 game lower yield; 92 constraint discrimin either part spars theori
93 here interest; 94 contribut promis; 95 differenti; 96 becaus involv procedur signal; 97 accur amount descent
97 help idea name translat tune; 98 advantag cnn express global good remain; 99 automat off; 100 faster; 101 among
101 despit perturb will; 102 recognit score; 103 augment benefit less sinc; 104 3 cifar decis initi take yet
105 attack fulli; 106 compress inspir reason; 107 fix nois second; 108 bound exploit instead simul valid
109 altern factor mean prove reward within; 110 extract imagenet incorpor share; 111 action becom detect formul
112 about respect search; 113 10 analyz critic defin question scheme select; 114 competit potenti still
115 against identifi interact; 116 extend; 117 behavior construct context difficult iter metric sourc typic
118 correspond divers reli; 119 aim common doe if match vector; 120 chang key strong word; 121 origin variabl
122 direct; 123 gan util; 124 few mnist popular; 125 code deriv minim up varieti; 126 out solut type; 127 possibl
127 recurr; 128 cost much; 129 higher investig suggest; 131 semant shown; 132 furthermor oper text; 133 goal
134 implement issu; 135 capabl classifi; 136 rate; 137 directli; 138 mechan strategi visual; 139 graph; 140 build
140 known size; 142 unsupervis; 143 leverag long random; 144 due error rang research; 146 attent captur power
146 qualiti veri; 147 connect so; 148 relat; 149 form; 150 avail stochast thu; 151 step transform; 154 them
155 best map; 156 continu depend dimension local measur memori; 157 like way; 159 three; 160 produc repres variou
162 prior under; 163 abil low target; 164 activ; 165 condit g; 166 2 linear sequenc signific; 167 abl converg valu
168 final interpret; 169 particular small; 170 regular transfer; 171 increas; 172 extens; 173 environ practic
174 explor; 177 end; 178 embed; 180 polici; 181 case current some wide; 184 i level; 185 properti singl solv
186 consid dynam there; 188 human obtain point; 190 output; 191 agent knowledg; 194 previou understand; 195 1
195 consist reduc; 196 any; 197 encod latent; 198 class variat; 200 label; 201 analysi baselin call dure need
201 robust; 202 across adapt addit; 204 often success; 205 approxim; 206 non; 207 enabl; 208 theoret; 210 lead same
210 significantli; 211 order; 214 supervis; 215 world; 216 experiment weight; 217 address control loss term
218 standard; 219 includ; 220 similar; 221 test; 222 import languag; 224 even; 225 scale; 227 sever; 229 estim
229 given; 231 develop; 232 multi; 233 further; 234 infer; 236 system; 238 combin; 239 convolut; 240 multipl s
245 benchmark; 250 exampl layer; 252 find; 254 thei; 255 through; 257 specif; 258 allow reinforc; 261 limit
266 machin observ; 268 domain; 269 appli design techniqu; 270 e empir; 271 make; 274 object; 275 all simpl
278 without; 279 natur; 285 classif; 286 paramet; 287 real; 290 better; 292 complex number; 296 how; 301 first
306 applic; 307 outperform; 310 accuraci; 314 mani; 315 gradient high; 321 each; 322 adversari featur; 323 process
325 studi; 326 challeng; 328 other space; 331 structur; 336 input predict; 352 distribut framework; 354 where
359 exist; 361 inform requir; 371 time; 376 evalu; 377 architectur; 386 onli; 388 novel; 389 compar present
390 when; 391 sampl; 392 well; 393 function; 397 comput; 398 introduc; 409 one; 413 while; 414 larg; 419 effici
421 effect provid; 422 recent; 424 imag; 428 represent; 431 optim; 451 two; 469 differ; 485 art; 495 howev
509 algorithm; 514 achiev; 517 new; 543 experi; 565 set; 574 improv; 579 dataset; 588 problem work; 614 demonstr
618 state; 624 deep; 691 paper; 693 base; 715 approach; 745 data; 771 result; 806 task; 850 neural; 890 perform
907 method; 929 gener; 1032 show; 1047 train; 1077 propos; 1101 network; 1212 model; 1318 learn; 1562 thi`;

/** Stem to number of abstracts. */
export const documentFrequency: ReadonlyMap<string, number> = new Map(
  COUNTS.split(/[;\n]\s*/).flatMap((group) => {
    const [count, ...stems] = group.split(' ');
    return stems.map((stem) => [stem, Number(count)] as const);
  }),
);
