/** Words that one thing had beside its own name. Identifiers and texts of pages are held against them by `npm run words`. */
export interface ReplacedWord {
  /** What the thing is called: see the glossary. */
  readonly instead: string;
  /** Parts of an identifier, in small letters: `givenUpRefunds` has `given up`, `letterOf` has `letter`. */
  readonly identifiers: readonly string[];
  /** What pages and mails do not say. */
  readonly texts?: RegExp;
  /** What comments do not say: only words that are never right in one, as ordinary English or as a stored name. */
  readonly comments?: RegExp;
}

export const REPLACED_WORDS: readonly ReplacedWord[] = [
  {
    instead: 'effect ("order" stays for sequence)',
    identifiers: ["orders", "orders due", "knows order", "refund order", "release order", "open order"],
  },
  { instead: "event (of the machine); details", identifiers: ["fact", "facts"] },
  {
    instead: "dead letter (on pages: failed job)",
    identifiers: ["letter", "letters", "given up", "gave up"],
    texts: /\b(dead )?letters?\b(?! and|,)|\bgiven up\b/i,
    comments: /\bgiven up\b|\bgave up\b/i,
  },
  {
    instead: "refund obligation",
    identifiers: ["debt", "debts", "owed", "owing", "dues", "refunds due", "refund due"],
    texts: /\bdebts?\b/i,
    comments: /\bdebts?\b/i,
  },
  {
    instead: "source; endpoint; webhook probe",
    identifiers: ["messenger", "messengers", "door", "doors", "knock", "knocks", "knocker", "knocking"],
    texts: /\bmessengers?\b|\bdoors?\b|\bknock/i,
    comments: /\bmessengers?\b|\bknock/i,
  },
  { instead: "status or snapshot", identifiers: ["standing", "standings"], texts: /\bstandings?\b/i },
  {
    instead: "notification",
    identifiers: ["news", "tell owner", "tell operators", "tell client", "tell builder"],
    texts: /\bnews\b/i,
  },
  {
    instead: "own records; installation",
    identifiers: ["house", "houses"],
    texts: /\bhouse\b/i,
    comments: /\bthe house\b|\bour (?:own )?books\b/i,
  },
  {
    instead: "options; services; compose; queue consumer",
    identifiers: ["along", "foundation", "lane", "lanes", "wire app"],
  },
  {
    instead: "daily checkpoint",
    identifiers: ["heads", "history head"],
    texts: /\bheads\b/i,
    comments: /\b(?:exported|history|day's) heads?\b/i,
  },
  {
    instead: "re-encrypt; retention; backfill; availability range",
    identifiers: ["reseal", "resealed", "forget finished", "look ahead", "read back"],
    texts: /\breseal/i,
    comments: /\breseal/i,
  },
  {
    instead: "leased, unleased",
    identifiers: ["in hand", "nobodys"],
    comments: /\bin hand\b|\bnobody['’]s\b/i,
  },
  {
    instead:
      "action, random source, batch, scenario, final state, diverged, fault injector, fault, follow-up actions",
    identifiers: [
      "deed",
      "deeds",
      "dice",
      "chapter",
      "chapters",
      "story",
      "stories",
      "ending",
      "endings",
    ].concat(["stray", "strayed", "weather", "gust", "gusts", "regret", "regrets"]),
    comments: /\b(?:deeds?|dice|gusts?|strayed)\b/i,
  },
  {
    instead: "app fixture",
    identifiers: ["world", "worlds", "paying app", "money stage", "stage booking", "surroundings"],
  },
];

/** Where one of these words is right. */
export interface RightPlace {
  readonly word: string;
  readonly where: RegExp;
  /** The identifier or the text; every one of that place when it is left out. */
  readonly what?: RegExp;
  readonly because: string;
}

export const RIGHT_PLACES: readonly RightPlace[] = [
  {
    word: "stories",
    where: /^e2e\//,
    what: /^CONVERGENCE_STORIES$/,
    because: "a setting of whoever runs the convergence",
  },
  {
    word: "news",
    where: /^(server|db|e2e)\//,
    what: /^news$/,
    because: "the key under which effects of the type `tell` keep what they are about: stored, and in flight",
  },
  {
    word: "letter",
    where: /^app\/routes\/operator_\.letters/,
    because: "the address that failed jobs had before",
  },
  {
    word: "standing",
    where: /^db\/(core|operations)\//,
    what: /^standing$/,
    because: "a column of the table `installation`",
  },
  {
    word: "given up",
    where: /^server\/sandbox\//,
    because: "a provider gives a delivery up after so many tries: nothing of it is a row of ours",
  },
];
