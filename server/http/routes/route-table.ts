/** A request of the contract is a few hundred bytes; with metadata of twenty long values some ten thousand. */
const CONTRACT_BYTES_MAX = 64 * 1024;
/** Our own forms and procedures are a few hundred bytes. */
const FORM_BYTES_MAX = 256 * 1024;
/** 40,000 characters, each of which a form may send as nine. */
const POLICY_FORM_BYTES_MAX = 400 * 1024;
/** Providers' deliveries carry whole objects; 1 MiB is several times the largest seen. */
const DELIVERY_BYTES_MAX = 1024 * 1024;
/** What became of one mail is a few hundred bytes, with the names of its receivers. */
const MAIL_REPORT_BYTES_MAX = 64 * 1024;
/** A picture of 2 MiB, with the form around it. */
const PICTURE_FORM_BYTES_MAX = 2 * 1024 * 1024 + 64 * 1024;

/**
 * Who may send what changes something: `own page`, a browser on a page of ours; `program`, the same, and whoever shows an API key; `signed`,
 * whoever holds the key that signs the body; `anybody` for what is only read; `key`, whoever brings the operator's token.
 */
type Sender = "anybody" | "own page" | "program" | "signed" | "key";

/** The class of requests that a limit counts together. `sign-in`: a password, a new account or a mailed link is asked for. */
export type RateClass = "asset" | "page" | "sign-in" | "action" | "api" | "webhook" | "health";

/**
 * `private`: `private, no-store`, whatever the route says. `shared`: a page that is the same for everybody who reads it in one language. Cookies and keys do
 * not reach its reading, no script of its own stands in it, and the process gives one rendering to all, if the route lets it. `public`: as the route says,
 * or private when it says nothing.
 */
type CacheClass = "private" | "shared" | "public";

/** What a request was for, in the metrics: few, so that the number of time series stays small whatever people ask for. */
export type RequestKind = "page" | "asset" | "trpc" | "contract" | "stream" | "webhook" | "health";

/** One row of the table: all that is decided about a request by its address. */
export interface Route {
  /** Remix's name of the route, which is its file's; or what of the server answers. */
  readonly id: string;
  /** `/bookings/:bookingId`; `*` at the end stands for all that follows. As Remix's router, it knows no capitals. */
  readonly path: string;
  readonly kind: RequestKind;
  /** The app's router, the route's own loader or action without the router, the receiver of deliveries, a file of the build, or the server itself. */
  readonly answeredBy: "app" | "action" | "receiver" | "files" | "server";
  /** Whose deliveries the receiver takes there. */
  readonly deliversFrom?: "calendly" | "mail" | "stripe";
  /** HEAD goes wherever GET does. */
  /** A provider sends people there with what is then done: what others do by a POST. */
  readonly actsWhenRead?: true;
  readonly methods: readonly ("GET" | "POST" | "DELETE" | "OPTIONS")[];
  readonly sender: Sender;
  /** What a POST brings: looked at before the route does, and refused when it is malformed. `bytes`: whatever the route makes of them. */
  readonly body: "form" | "json" | "bytes";
  /** Of a POST's body. */
  readonly bodyBytesMax: number;
  readonly rate: { readonly read: RateClass; readonly write: RateClass };
  readonly cache: CacheClass;
  /**
   * Of what is the same for everybody: the keys of its query that change it. A shared page with another is not kept; `utm_…` changes nothing. Where `lang` is
   * one of them, it names the language, whatever the browser wants.
   */
  readonly query?: readonly string[];
  /** Search engines may show it. Whatever else people read carries `x-robots-tag: noindex`. */
  readonly isFound?: true;
  /** Whether `<path>.data` answers too: what Remix asks for when a page's script goes there. */
  readonly hasData: boolean;
}

const PAGE = {
  kind: "page",
  answeredBy: "app",
  methods: ["GET"],
  sender: "own page",
  body: "form",
  bodyBytesMax: FORM_BYTES_MAX,
  rate: { read: "page", write: "action" },
  cache: "private",
  hasData: true,
} as const satisfies Partial<Route>;

type Difference = Partial<Omit<Route, "id" | "path">>;

const page = (id: string, path: string, difference: Difference = {}): Route => ({
  ...PAGE,
  id: `routes/${id}`,
  path,
  ...difference,
});
/** A page that its own form is sent to. */
const form = (id: string, path: string, difference: Difference = {}): Route =>
  page(id, path, { methods: ["GET", "POST"], ...difference });
/** The same, for forms that sign in. */
const signIn = (id: string, path: string): Route =>
  form(id, path, { rate: { read: "page", write: "sign-in" } });
/** An address that is no page. */
const resource = (id: string, path: string, difference: Difference = {}): Route =>
  page(id, path, { hasData: false, ...difference });

const FRAME = { sender: "anybody", cache: "shared", query: ["lang"] } satisfies Difference;

/** For those who ask without a page: the same for everybody. */
const TOLD = {
  kind: "asset",
  sender: "anybody",
  rate: { read: "asset", write: "asset" },
  cache: "public",
  isFound: true,
} satisfies Difference;

/** Never the app's: what a page needs is not made for it. */
const delivery = (deliversFrom: NonNullable<Route["deliversFrom"]>, difference: Difference = {}): Route => ({
  ...PAGE,
  id: `receiver ${deliversFrom}`,
  path: `/api/webhooks/${deliversFrom}`,
  kind: "webhook",
  answeredBy: "receiver",
  deliversFrom,
  methods: ["POST"],
  sender: "signed",
  body: "bytes",
  bodyBytesMax: DELIVERY_BYTES_MAX,
  rate: { read: "webhook", write: "webhook" },
  hasData: false,
  ...difference,
});

const file = (path: string): Route =>
  ({
    ...PAGE,
    id: `file ${path}`,
    path,
    kind: "asset",
    answeredBy: "files",
    sender: "anybody",
    rate: { read: "asset", write: "asset" },
    cache: "public",
    hasData: false,
  }) satisfies Route;

const ofTheServer = (path: string, difference: Difference = {}): Route => ({
  ...PAGE,
  id: `server ${path}`,
  path,
  kind: "health",
  answeredBy: "server",
  sender: "anybody",
  rate: { read: "health", write: "health" },
  hasData: false,
  ...difference,
});

/** Every address that answers. The first row that matches counts; an address that no other row knows is the last one's "not found". */
export const ROUTES: readonly Route[] = [
  ofTheServer("/healthz"),
  ofTheServer("/readyz"),
  ofTheServer("/metrics", { sender: "key" }),
  file("/assets/*"),
  // Requested without a page: by link previews, and by browsers whose page was rendered anew.
  file("/favicon.ico"),
  file("/favicon.svg"),
  file("/apple-touch-icon.png"),

  delivery("calendly"),
  // Closed where no secret of the mail provider is set.
  delivery("mail", { bodyBytesMax: MAIL_REPORT_BYTES_MAX }),
  delivery("stripe"),
  resource("api.trpc.$", "/api/trpc/*", {
    kind: "trpc",
    methods: ["GET", "POST"],
    body: "json",
    rate: { read: "api", write: "api" },
  }),

  // The contract with other software; which addresses and methods it has is its own table.
  resource("api.$", "/api/*", {
    kind: "contract",
    answeredBy: "action",
    methods: ["GET", "POST", "DELETE", "OPTIONS"],
    sender: "program",
    body: "json",
    bodyBytesMax: CONTRACT_BYTES_MAX,
    rate: { read: "api", write: "api" },
  }),
  page("developers", "/developers", { cache: "shared", isFound: true, query: ["lang"] }),
  // In development and in the demo; 404 elsewhere.
  page("design", "/design"),
  // The forms of a demo's bar; 404 elsewhere.
  resource("demo.state", "/demo/state"),
  resource("demo.clock", "/demo/clock", { methods: ["GET", "POST"] }),
  resource("demo.act-as", "/demo/act-as", { methods: ["GET", "POST"] }),
  resource("demo.providers", "/demo/providers", { methods: ["GET", "POST"] }),
  page("terms", "/terms", { cache: "shared", isFound: true, query: ["lang", "version"] }),
  page("privacy", "/privacy", { cache: "shared", isFound: true, query: ["lang", "version"] }),
  page("_index", "/", {
    cache: "shared",
    isFound: true,
    query: ["q", "topic", "language", "price", "currency", "free", "after", "lang", "zone"],
  }),
  page("profile.$builder", "/profile/:builder", { cache: "shared", isFound: true, query: ["lang", "zone"] }),
  resource("profile.$builder_.picture", "/profile/:builder/picture", {
    rate: { read: "asset", write: "asset" },
    cache: "public",
    isFound: true,
  }),
  // What stands beside shared links, and what search engines read first.
  resource("profile.$builder_.card[.]png", "/profile/:builder/card.png", TOLD),
  resource("card[.]png", "/card.png", { ...TOLD, query: ["lang"] }),
  resource("sitemap[.]xml", "/sitemap.xml", TOLD),
  resource("sitemap.pages[.]xml", "/sitemap/pages.xml", TOLD),
  resource("sitemap.builders[.]xml", "/sitemap/builders.xml", TOLD),
  resource("robots[.]txt", "/robots.txt", TOLD),
  // What other sites show in a frame, and the scripts that they load.
  resource("embed.$builder", "/embed/:builder", FRAME),
  resource("embed.$builder_.$sessionType", "/embed/:builder/:sessionType", FRAME),
  file("/embed.js"),
  file("/embed-frame.js"),
  signIn("book.$sessionTypeId", "/book/:sessionTypeId"),
  resource("time-zones", "/time-zones", { rate: { read: "asset", write: "asset" }, cache: "public" }),
  signIn("sign-in", "/sign-in"),
  signIn("sign-in_.code", "/sign-in/code"),
  signIn("sign-in_.link", "/sign-in/link"),
  resource("sign-in_.passkey", "/sign-in/passkey", {
    methods: ["POST"],
    rate: { read: "page", write: "sign-in" },
    hasData: true,
  }),
  signIn("sign-up", "/sign-up"),
  signIn("forgot-password", "/forgot-password"),
  signIn("reset-password", "/reset-password"),
  resource("welcome", "/welcome", { hasData: true }),
  signIn("confirm-address", "/confirm-address"),
  resource("sign-out", "/sign-out", { methods: ["GET", "POST"], hasData: true }),

  signIn("account._index", "/account"),
  signIn("account.address", "/account/address"),
  signIn("account.erase", "/account/erase"),
  resource("account.export", "/account/export"),

  page("bookings._index", "/bookings"),
  page("bookings.calendly-return", "/bookings/calendly-return", { actsWhenRead: true }),
  resource("bookings.$bookingId[.]ics", "/bookings/:bookingId.ics"),
  form("bookings.$bookingId", "/bookings/:bookingId"),
  // By which its open page is told that it has changed.
  ofTheServer("/bookings/:bookingId/events", {
    kind: "stream",
    sender: "own page",
    rate: { read: "api", write: "api" },
  }),
  form("bookings.$bookingId_.link", "/bookings/:bookingId/link"),

  // Mail programs send it too, by one click.
  form("unsubscribe", "/unsubscribe"),
  form("reviews.$bookingId", "/reviews/:bookingId"),

  form("problem-report", "/problem-report"),

  form("builder._index", "/builder"),
  page("builder.bookings._index", "/builder/bookings"),
  form("builder.bookings.$bookingId", "/builder/bookings/:bookingId"),
  page("builder.funnel", "/builder/funnel"),
  resource("builder.funnel[.]csv", "/builder/funnel.csv"),
  form("builder.connection", "/builder/connection"),
  page("builder_.connection_.callback", "/builder/connection/callback", { actsWhenRead: true }),
  form("builder.profile", "/builder/profile", { bodyBytesMax: PICTURE_FORM_BYTES_MAX }),
  page("builder.preview", "/builder/preview"),
  form("builder.session-types", "/builder/session-types"),
  form("builder.reviews", "/builder/reviews"),
  form("builder.embed", "/builder/embed"),
  resource("builder_.embed_.frame", "/builder/embed/frame"),
  resource("builder_.embed_.qr.$format", "/builder/embed/qr/:format"),
  form("builder.webhooks", "/builder/webhooks"),
  signIn("builder.api-keys", "/builder/api-keys"),

  form("operator._index", "/operator"),
  page("operator.bookings._index", "/operator/bookings"),
  form("operator.bookings.$bookingId", "/operator/bookings/:bookingId"),
  page("operator.funnel", "/operator/funnel"),
  resource("operator.funnel[.]csv", "/operator/funnel.csv"),
  form("operator.failed-jobs", "/operator/failed-jobs"),
  page("operator.deliveries._index", "/operator/deliveries"),
  form("operator.deliveries.$inboxId", "/operator/deliveries/:inboxId"),
  // As it was called before.
  form("operator_.letters.$", "/operator/letters/*"),
  form("operator.reconciliation", "/operator/reconciliation"),
  page("operator.problems._index", "/operator/problems"),
  form("operator.problems.$groupId", "/operator/problems/:groupId"),
  form("operator.problem-reports.$reportId", "/operator/problem-reports/:reportId"),
  page("operator.runbooks._index", "/operator/runbooks"),
  page("operator.runbooks.$kind", "/operator/runbooks/:kind"),
  page("operator.mails._index", "/operator/mails"),
  page("operator.mails.$name", "/operator/mails/:name"),
  resource("operator_.mails.$name.html", "/operator/mails/:name/html"),
  signIn("operator.second-factor", "/operator/second-factor"),
  signIn("operator.confirm", "/operator/confirm"),
  form("operator.reviews", "/operator/reviews"),
  page("operator.policies._index", "/operator/policies"),
  form("operator.policies.$kind", "/operator/policies/:kind", { bodyBytesMax: POLICY_FORM_BYTES_MAX }),
  form("operator.topics", "/operator/topics"),
  form("operator.webhooks", "/operator/webhooks"),
  signIn("operator.api-keys", "/operator/api-keys"),

  // Remix's own: which routes a page may need next.
  { ...page("", "/__manifest", { hasData: false }), id: "remix manifest" },
  form("$", "/*", { body: "bytes" }),
];
