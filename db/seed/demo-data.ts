import {
  DEFAULT_CANCELLATION_POLICY,
  type CancellationPolicy,
} from "../../server/domain/offer/cancellation-policy.ts";
import { timeZone, type TimeZone } from "../../server/domain/values/instant.ts";
import { money, type Money } from "../../server/domain/values/money.ts";

/** What a demo builder sells. Name, duration and kind are Calendly's to say; these are ours. */
export interface DemoSessionType {
  /** Calendly's slug of the event type, and ours. */
  readonly slug: string;
  readonly description: string;
  readonly price: Money;
  readonly cancellationPolicy: CancellationPolicy;
}

export interface DemoBuilder {
  readonly slug: string;
  readonly displayName: string;
  readonly headline: string;
  readonly bio: string;
  readonly timeZone: TimeZone;
  /** Also the address that this builder's account signs in with. */
  readonly email: string;
  readonly accentColor: string;
  /** Slugs of the demo's topics. */
  readonly topics: readonly string[];
  /** BCP 47 tags of the languages that they hold sessions in. */
  readonly languages: readonly string[];
  /** In the order shown. */
  readonly sessionTypes: readonly DemoSessionType[];
}

/** The demo operator's list. */
export const DEMO_TOPICS = [
  { slug: "software-architecture", name: "Software architecture" },
  { slug: "code-review", name: "Code review" },
  { slug: "product-strategy", name: "Product strategy" },
  { slug: "user-testing", name: "User testing" },
  { slug: "interface-design", name: "Interface design" },
  { slug: "shipping", name: "Shipping with a small team" },
] as const;

/** Half a working day kept free cannot be sold again overnight: three days for all of it, two for half. */
const HALF_DAY_CANCELLATION_POLICY: CancellationPolicy = {
  tiers: [
    { noticeMinutesMin: 72 * 60, refundBasisPoints: 10_000 },
    { noticeMinutesMin: 48 * 60, refundBasisPoints: 5_000 },
  ],
};

/** The three experts of the demo, whose calendars the provider sandbox keeps. */
export const DEMO_BUILDERS: readonly DemoBuilder[] = [
  {
    slug: "ada-okafor",
    topics: ["software-architecture", "code-review"],
    languages: ["en", "ig"],
    displayName: "Ada Okafor",
    headline: "Systems architect: I find what will break first",
    bio: "Fifteen years of payment and logistics systems, the last six as principal engineer. I have been on call for most of what I designed, and it shows in what I recommend: fewer moving parts, clearer seams, and a plan for the bad day. Bring a diagram, a repository or just the worry that keeps you up.",
    timeZone: timeZone("America/New_York"),
    email: "ada@builders.example",
    accentColor: "#0f6d5c",
    sessionTypes: [
      {
        slug: "intro-call",
        description:
          "A quick hello. Tell me what you are building and where it hurts; I tell you honestly whether I am the right person for it.",
        price: money(0, "USD"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
      {
        slug: "architecture-review",
        description:
          "One hour on your system, with your team if you like. We walk through it from the outside in, find what will break first, and you leave with a short written list in order of urgency.",
        price: money(15_000, "USD"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
    ],
  },
  {
    slug: "kenji-mori",
    topics: ["code-review", "product-strategy", "shipping"],
    languages: ["en", "ja"],
    displayName: "Kenji Mori",
    headline: "Product engineer for small teams that ship",
    bio: "I build products end to end, from the first sketch to the invoice, and have taken four of them past their first thousand customers. I like small steps, real users and code that a newcomer can read. Sessions in English or Japanese.",
    timeZone: timeZone("Asia/Tokyo"),
    email: "kenji@builders.example",
    accentColor: "#6b3fa0",
    sessionTypes: [
      {
        slug: "code-clinic",
        description:
          "Bring one bug or one pull request. We look at it together for half an hour, and you leave with a fix or with the next experiment.",
        price: money(12_000, "JPY"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
      {
        slug: "product-deep-dive",
        description:
          "Half a day on one product: who it is for, what it should stop doing, and what to build in the next six weeks. I prepare for it beforehand, and you get my notes afterwards.",
        price: money(90_000, "JPY"),
        cancellationPolicy: HALF_DAY_CANCELLATION_POLICY,
      },
    ],
  },
  {
    slug: "lena-fischer",
    topics: ["interface-design", "product-strategy", "user-testing"],
    languages: ["de", "en"],
    displayName: "Lena Fischer",
    headline: "Onboarding and interface design, tested on real people",
    bio: "I watch people use software for a living and then help to fix what I saw. Formerly design lead at a bank and at a ticketing start-up, where I learned that trust is mostly a matter of saying plainly what happens next.",
    timeZone: timeZone("Europe/Berlin"),
    email: "lena@builders.example",
    accentColor: "#b45309",
    sessionTypes: [
      {
        slug: "open-office-hour",
        description:
          "Up to ten people, one table, any question about design. Come and listen, or bring a screen to show.",
        price: money(0, "EUR"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
      {
        slug: "product-teardown",
        description:
          "An honest look at your onboarding: I sign up as a stranger while you watch, say aloud what I think, and we agree on the three things to change first.",
        price: money(12_000, "EUR"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
    ],
  },
];

/** An account to try a role with. */
export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: "client" | "builder" | "operator";
  readonly password: string;
  /** The builder that this account signs in as. */
  readonly builderSlug: string | null;
}

/** Public: for the demo only. */
export const DEMO_PASSWORD = "correct-horse-42";

/** One account a role, and a second client who may be refused what belongs to the first. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    email: "client@example.com",
    name: "Casey Client",
    role: "client",
    password: DEMO_PASSWORD,
    builderSlug: null,
  },
  {
    email: "client2@example.com",
    name: "Robin Rivera",
    role: "client",
    password: DEMO_PASSWORD,
    builderSlug: null,
  },
  ...DEMO_BUILDERS.map((builder): DemoAccount => ({
    email: builder.email,
    name: builder.displayName,
    role: "builder",
    password: DEMO_PASSWORD,
    builderSlug: builder.slug,
  })),
  {
    email: "operator@example.com",
    name: "Olu Operator",
    role: "operator",
    password: DEMO_PASSWORD,
    builderSlug: null,
  },
];
