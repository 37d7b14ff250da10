/**
 * Phrases that only ever stand in calls to the reader of a site: to share, subscribe, comment, read on, or in credits.
 * They are looked for in short blocks alone.
 */
export const CALLS: readonly RegExp[] = [
  /^(?:advert(?:isement|ising|orial)?|sponsored(?: content)?|anzeige|publicidad|publicidade|publicité|iklan|reklama|広告)$/iu,
  /^(?:related|recommended|trending|popular|more)(?: (?:articles?|stories|posts?|content|topics?|coverage|news|reading|for you|from|on|about|links?|videos?|now)\b.{0,60})?$/iu,
  /^(?:most (?:read|popular|viewed)|read (?:more|next|also|full)|see also|also read|also see|don't miss|must read|you (?:may|might) (?:also )?(?:like|be interested)|what to read next|more:|up next|in case you missed)\b.{0,120}$/iu,
  /^(?:share (?:this|on|via|with)\b.{0,60}|share|tweet|pin(?: it)?|print|e-?mail|comments?(?: \(\d+\))?|reply|like|save|close|caption|highlights?|warning|sign ?in|log ?in|register|menu|search|home|top|loading\W*.{0,20})$/iu,
  /^(?:subscribe|sign up|signup|join|get|become a)\b.{0,120}(?:newsletters?|inbox|e-?mails?|updates|app|membership|subscriber|forum|community|delivered|alerts?)\b.{0,80}$/iu,
  /^(?:subscribe|click here|tap here|click to|download (?:our|the) app|get (?:our|the) (?:newsletter|app))\b.{0,120}$/iu,
  /^(?:follow|like|find|join|connect with|contact) (?:us|me|him|her|them|@\w+|[\w .]{3,40}) (?:on|at|via)\b.{0,120}$/iu,
  /^(?:leave|post|add|write|send)(?: us)? (?:a |your )?(?:comment|reply|review|thoughts)\b.{0,80}$|^tell us what you think.{0,20}$/iu,
  /^(?:story continues|continue reading|article continues|scroll down|skip to|back to top|view (?:comments|gallery|photos|slideshow))\b.{0,80}$/iu,
  /^(?:tags?|filed under|topics?|categories|category|keywords):.{0,160}$/iu,
  /^(?:source|sources|quelle|fuente)\s?:.{0,60}$/iu,
  /^\(?(?:(?:main |cover |featured |header |hero )?(?:photo(?:s|graph)?|picture|image|video|illustration|graphic)(?: (?:by|source|credit|credits|copyright|courtesy|via)\b|s? ?[:©/]| \d+ of\b)).{0,140}$/iu,
  /\((?:ap photo|photo|image|picture|credit|getty|reuters|afp)\b[^)]{0,80}\)$|\((?:[\w .]+\/)?(?:getty images|ap|afp|reuters)\)$|\| getty images$|^getty images.{0,40}$/iu,
  /^(?:©|copyright\b|\(c\) ?\d).{0,200}$|^.{0,80}\ball rights reserved\b.{0,80}$/iu,
  /^(?:this (?:post|article|page|story) (?:may )?contains? (?:affiliate|referral|sponsored)|(?:we|i) may (?:earn|receive) (?:a )?commission|as an amazon associate).{0,200}$/iu,
  /^this (?:website|site|page) uses cookies.{0,240}$|^(?:we use|by using) .{0,40}cookies.{0,200}$|^.{0,60}requires? javascript\b.{0,60}$|^please enable javascript.{0,60}$/iu,
  /^(?:have a (?:tip|story|question)|got a (?:tip|story)|do you have (?:a tip|information)|if you have (?:a (?:news )?tip|questions)).{0,240}$/iu,
  /^.{0,160}\b(?:can be reached|may be reached|can be contacted) (?:at|on|by)\b.{0,120}$|^.{0,60}\bfollow (?:him|her|them|us|me) (?:on|@).{0,80}$/iu,
  /^(?:シェア(?:する)?|関連記事.{0,60}|続きを読む|おすすめ(?:の)?記事.{0,40}|この記事をシェア.{0,40}|あわせて読みたい.{0,60}|スポンサーリンク|目次|前の記事.{0,60}|次の記事.{0,60}|ツイート|コメントを書く)$/iu,
  /^(?:(?:das )?(?:könnte|thema könnte) (?:dich|sie|euch) auch interessieren|auch interessant|lesen sie auch|lies auch|mehr zum thema|mehr themen|zum weiterlesen|weitere (?:informationen|artikel|beiträge|themen)|weiterführende links?|meistgelesen\w*|neueste artikel|kommentare? (?:schreiben|geschlossen|insgesamt)|lade weitere inhalte|(?:den |diesen )?artikel (?:teilen|gefallen)|kontakt|ansprechpartner\w*|quellen (?:ausblenden|anzeigen))\b.{0,80}$/iu,
  /^(?:à lire aussi|lire aussi|voir aussi|sur le même sujet|partager|pour lire la suite|abonnez-vous|lea también|le puede interesar|te puede interesar|ver también|leer más|compartir|suscríbete|veja também|leia também|leia mais|saiba mais|compartilhe|leggi anche|condividi|lees ook)\b.{0,100}$/iu,
  /^(?:dieser beitrag enthält|\*?werbung\b|- ?anzeige ?-|anzeige -|enthält werbung).{0,160}$/iu,
  /^(?:diese (?:web)?site|diese webseite|wir) (?:verwende[tn]|nutz(?:t|en)) .{0,60}(?:cookies|akismet).{0,160}$/iu,
];
