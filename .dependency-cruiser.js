/**
 * The rooms of the house, and what each may reach: the table in CONTRIBUTING.md, held by machine. There is no list of exceptions.
 * `npm run boundaries` runs it.
 */

/** Tests, and what only tests use, may reach into any room. */
const TESTS = "(\\.test\\.tsx?$|/expect-[^/]+\\.ts$|^(?!server/sandbox/).*/test-[^/]+\\.tsx?$|^e2e/)";
const DOMAIN = "^server/domain/(?!.*\\.schema\\.ts$)";
const DOMAIN_SCHEMAS = "^server/domain/.*\\.schema\\.ts$";
const PORTS = "^server/ports(\\.ts$|/)";
const USE_CASES =
  "^server/(account|booking|builder|mails|calendly-connection|session-type|reconciliation|doctor|operations|refused-checkouts|history|limits|installation|restoration|webhook-endpoint|health|alerts|digest|funnel|reminders|mail-samples|problem-report|review|site-policy|free-times|search|found)/";

/** Paths of npm packages by name, subpaths and bundled type packages included. */
const packages = (...names) => names.map((name) => `^node_modules/(@types/)?${name}/`);

/** One row of the table: files at `from` reach nothing but `may`. `node` says whether Node's own modules are among it. */
function room(name, comment, from, { may, node = false, typesToo = true, fromNot = [] }) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: from, pathNot: [TESTS, ...fromNot] },
    to: {
      pathNot: may,
      dependencyTypesNot: [...(node ? ["core"] : []), ...(typesToo ? [] : ["type-only"])],
    },
  };
}

function never(name, comment, from, to, fromNot = []) {
  return { name, comment, severity: "error", from: { path: from, pathNot: [TESTS, ...fromNot] }, to };
}

/**
 * The floors of each building, from the ground up: a room's modules wait for rooms of their own line or above it in the list only. A room
 * and those inside it stand on one floor where they are named together. Types may look upwards.
 */
const FLOORS = [
  [
    "server/domain/values",
    "server/domain/(offer|site-policy)",
    "server/domain/providers",
    "server/domain/booking(?!/machine)",
    "server/domain/(booking/machine|contract|text|health|problem-report|review|funnel|search)",
    "server/ports",
    "db/core",
    "db/(calendly|operations|queue|history|published|reviews|problem-reports|mails|funnel|site-policies)",
    "db/bookings(?!/lists)",
    "db/(accounts|bookings/lists)",
    "db/(builders|health)",
    "db/search",
    "server/adapters|db/seed",
    "server/mails",
    "server/(builder|session-type|installation|limits|refused-checkouts|funnel|free-times|search|site-policy)",
    "server/booking(?!/record|/view)",
    "server/(booking/record|booking/view|history)",
    "server/(account|webhook-endpoint|problem-report|review|digest|reminders|found)",
    "server/calendly-connection",
    "server/(doctor|operations|health|auth)",
    "server/alerts",
    "server/mail-samples",
    "server/reconciliation",
    "server/restoration",
    "server/(worker|routers)",
    "server/(metrics|tracing)",
    "server/http",
    "server/[^/]+\\.ts$|server/commands",
  ],
  [
    "server/sandbox/kernel",
    "server/sandbox/stripe/state",
    "server/sandbox/stripe/api",
    "server/sandbox/stripe/resources",
    "server/sandbox/stripe/(hosted|control)",
  ],
  [
    "server/sandbox/kernel",
    "server/sandbox/calendly/state",
    "server/sandbox/calendly/resources",
    "server/sandbox/calendly/webhooks",
    "server/sandbox/calendly/scheduling",
    "server/sandbox/calendly/api",
    "server/sandbox/calendly/(hosted|control)",
  ],
];
const PORTS_FILE = "^server/ports\\.ts$";

function floors(rooms) {
  const at = (room) => `^(${room})(/|$)`.replace("\\.ts$)(/|$)", "\\.ts$)");
  return rooms.slice(0, -1).map((room, floor) => ({
    name: `nothing-reaches-up-from-${room.replace(/[^a-z/-]+/g, "-")}`,
    comment: "The floors, from the ground up: see FLOORS.",
    severity: "error",
    from: { path: at(room), pathNot: [TESTS] },
    to: {
      path: rooms.slice(floor + 1).map(at),
      pathNot: [at(room), PORTS_FILE],
      dependencyTypesNot: ["type-only"],
    },
  }));
}

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...FLOORS.flatMap(floors),
    room("domain-is-pure", "Shared with the browser: no clock, no IO, no Zod.", DOMAIN, {
      fromNot: ["^server/domain/text/"],
      may: [DOMAIN, ...packages("xstate")],
    }),
    room("texts-are-icu-messages", "What reads them, and the types of their gaps.", "^server/domain/text/", {
      may: [DOMAIN, ...packages("@formatjs/icu-messageformat-parser", "@schummar/icu-type-parser")],
    }),
    room("domain-schemas-know-zod", "A domain file's schemas live beside it.", DOMAIN_SCHEMAS, {
      may: [DOMAIN, DOMAIN_SCHEMAS, ...packages("zod")],
    }),
    room("ports-are-types", "Ports speak the domain's words only.", PORTS, { may: [PORTS, DOMAIN] }),
    room("migrations-stand-alone", "A migration must mean the same in ten years.", "^db/migrations/\\d", {
      may: packages("kysely"),
    }),
    room("db-reaches-domain-and-drivers", "Rows never escape: domain types go in and out.", "^db/", {
      fromNot: ["^db/migrations/\\d"],
      may: ["^db/", DOMAIN, DOMAIN_SCHEMAS, ...packages("kysely", "better-sqlite3", "pg", "zod")],
      node: true,
    }),
    room(
      "adapters-reach-ports-domain-sdks",
      "Configuration comes as arguments, never from env.ts.",
      "^server/adapters/",
      { may: ["^server/adapters/", PORTS, DOMAIN, DOMAIN_SCHEMAS, "^node_modules/"], node: true },
    ),
    room("mails-are-rendered-in-one-room", "React, and what makes mails of it.", "^server/mails/", {
      may: [
        ...["^server/mails/", PORTS, DOMAIN, DOMAIN_SCHEMAS, "^db/"],
        ...packages("react", "react-dom", "@react-email/[^/]+"),
      ],
    }),
    room("use-cases-reach-db-ports-domain", "No SDK, no HTTP, no settings.", USE_CASES, {
      fromNot: ["^server/mails/"],
      may: [
        USE_CASES,
        PORTS,
        DOMAIN,
        DOMAIN_SCHEMAS,
        "^db/",
        ...packages("ical-generator", "lru-cache", "marked"),
      ],
    }),
    room("routers-are-thin", "Who are you, is the input valid, which use case.", "^server/routers/", {
      may: [
        "^server/routers/",
        USE_CASES,
        PORTS,
        DOMAIN,
        DOMAIN_SCHEMAS,
        "^db/",
        ...packages("zod", "@trpc/server"),
      ],
    }),
    room("worker-reaches-use-cases", "Providers come through ports.", "^server/worker/", {
      may: ["^server/worker/", USE_CASES, PORTS, DOMAIN, DOMAIN_SCHEMAS, "^db/", ...packages("zod")],
      node: true,
    }),
    room("tracing-reaches-its-library", "Traces come in by a port.", "^server/tracing/", {
      may: ["^server/tracing/", PORTS, DOMAIN, ...packages("@opentelemetry/[^/]+")],
      node: true,
    }),
    {
      name: "tracing-is-loaded-when-wanted",
      comment: "Off costs nothing: OpenTelemetry is imported in one room, and there only at run time.",
      severity: "error",
      from: { path: "^(app|server|db)/" },
      to: { path: "^node_modules/@opentelemetry/", dynamic: false, dependencyTypesNot: ["type-only"] },
    },
    never(
      "tracing-alone-knows-its-library",
      "Everybody else speaks the port's words.",
      "^(app|server|db)/",
      { path: "^node_modules/@opentelemetry/" },
      ["^server/tracing/"],
    ),
    room("sandbox-knows-nothing-of-us", "It could be a product of its own.", "^server/sandbox/", {
      may: [
        "^server/sandbox/",
        ...packages("hono", "@hono/node-server", "zod", "stripe", "smtp-server", "postal-mime"),
      ],
      node: true,
    }),
    never(
      "nobody-knows-the-sandbox",
      "The app speaks HTTP to it, as it does to the real providers.",
      "^(app|db|server)/",
      { path: "^server/sandbox/" },
      ["^server/sandbox/"],
    ),
    room("app-is-what-a-person-sees", "No SQL, no SDK, no settings: the load context has it all.", "^app/", {
      may: [
        "^app/",
        DOMAIN,
        "^server/(http/context|routers/root)\\.ts$",
        ...packages("react", "react-dom", "@remix-run/(node|react)", "@trpc/client", "@trpc/server"),
        ...packages("react-calendly", "@xstate/react", "xstate", "isbot"),
        // Types alone.
        ...packages("schema-dts"),
        // The addresses of files that the build writes.
        "^virtual:(public-page|demo-bar)-script$",
      ],
      fromNot: ["^app/(entry\\.server\\.tsx|routes\\.ts)$"],
    }),
    room("route-table-is-for-the-build", "Read when the app is built, never shipped.", "^app/routes\\.ts$", {
      may: packages("@remix-run/(fs-routes|route-config)"),
    }),
    room(
      "entry-server-streams",
      "The one file of app/ that has Node's streams.",
      "^app/entry\\.server\\.tsx$",
      {
        may: [
          "^app/",
          "^server/http/context\\.ts$",
          "^server/domain/text/known-languages\\.ts$",
          ...packages("react", "react-dom", "@remix-run/(node|react)", "isbot"),
        ],
        node: true,
      },
    ),
    never(
      "app-takes-types-only",
      "The router and the context reach the app as types; the values come through the load context.",
      "^app/",
      { path: "^server/(?!domain/)", dependencyTypesNot: ["type-only"] },
    ),
    never("app-is-the-top", "Nothing below knows the pages.", "^(server|db)/", { path: "^(app|e2e)/" }),
    never("pages-know-no-tests", "What is shipped reaches no test.", "^(app|server|db)/", { path: TESTS }),
    never(
      "shipped-code-needs-no-dev-tools",
      "What production installs is enough to run it.",
      "^(app|server|db)/",
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
      ["^server/sandbox/", "^server/commands/dev\\.ts$", "^app/routes\\.ts$"],
    ),
    {
      name: "no-cycles",
      comment: "No file needs, by way of others, itself: not for a type either.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["^virtual:"] },
    },
  ],
  options: {
    doNotFollow: { path: "^node_modules/" },
    exclude: { path: "^(build|data)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};
