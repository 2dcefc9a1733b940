import { DEFAULT_CANCELLATION_POLICY } from "../../../server/domain/offer/cancellation-policy.ts";
import { timeZone } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import { KIND_CANCELLATION_POLICY, STRICT_CANCELLATION_POLICY } from "./year-policies.ts";
import type { YearBuilder } from "./year-builder.ts";

export const BUILDERS_OVERSEAS: readonly YearBuilder[] = [
  {
    slug: "mateo-alvarez",
    topics: ["cloud-costs", "software-architecture"],
    languages: ["es", "en"],
    displayName: "Mateo Álvarez",
    headline: "Half your cloud bill is a mistake. We find it in an hour",
    bio: "I ran the platform of a delivery company through three price rises and one very expensive log line. Share your screen with the bill open: I have yet to see one without a forgotten cluster. If we find less than my fee, I give it back.",
    timeZone: timeZone("America/Mexico_City"),
    email: "mateo@builders.example",
    accentColor: "#b1432c",
    sessionTypes: [
      {
        slug: "bill-check",
        name: "Bill check",
        durationMinutes: 60,
        description: "Your last three invoices, line by line. You leave with what to switch off on Monday.",
        price: money(220_000, "MXN"),
        cancellationPolicy: KIND_CANCELLATION_POLICY,
      },
      {
        slug: "platform-day",
        name: "Platform half-day",
        durationMinutes: 180,
        description: "Three hours on how you deploy, scale and watch what runs, with your whole team.",
        price: money(640_000, "MXN"),
        cancellationPolicy: STRICT_CANCELLATION_POLICY,
      },
    ],
  },
  {
    slug: "amara-diallo",
    topics: ["mobile-apps", "shipping"],
    languages: ["fr", "en"],
    displayName: "Amara Diallo",
    headline: "Mobile apps that work where the network does not",
    bio: "My first app had to work on a bus between Dakar and Saint-Louis, and everything since has been easier. Offline data, small downloads, old phones: I help teams to try their app the way their users do, and to stop losing what they typed.",
    timeZone: timeZone("Africa/Dakar"),
    email: "amara@builders.example",
    accentColor: "#9a6b00",
    sessionTypes: [
      {
        slug: "premier-appel",
        name: "Premier appel",
        durationMinutes: 20,
        description: "A first call in French or English: what your app does, and where it falls over.",
        price: money(0, "EUR"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
      {
        slug: "offline-review",
        name: "Offline review",
        durationMinutes: 60,
        description:
          "We put your app in a tunnel, together. You see what is lost, what comes twice and what never comes back, and how to mend each.",
        price: money(11_000, "EUR"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
    ],
  },
  {
    slug: "ravi-menon",
    topics: ["databases", "code-review"],
    languages: ["en", "ml", "hi"],
    displayName: "Ravi Menon",
    headline: "PostgreSQL: slow queries, safe migrations, quiet nights",
    bio: "I look after databases that are older than some of their engineers. Bring the query that worries you, with its plan if you can. We make it fast first and understandable second, and I explain each step so that you need me only once.",
    timeZone: timeZone("Asia/Kolkata"),
    email: "ravi@builders.example",
    accentColor: "#1f7a44",
    sessionTypes: [
      {
        slug: "slow-query",
        name: "One slow query",
        durationMinutes: 30,
        description:
          "One query, one plan, half an hour. It is faster afterwards, or you get your money back.",
        price: money(350_000, "INR"),
        cancellationPolicy: KIND_CANCELLATION_POLICY,
      },
      {
        slug: "migration-rehearsal",
        name: "Migration rehearsal",
        durationMinutes: 90,
        description:
          "We rehearse your next big migration on a copy, with the locks, and write down the way back.",
        price: money(980_000, "INR"),
        cancellationPolicy: STRICT_CANCELLATION_POLICY,
      },
    ],
  },
  {
    slug: "chloe-tan",
    topics: ["pricing", "product-strategy"],
    languages: ["en", "zh"],
    displayName: "Chloe Tan",
    headline: "Pricing, and the first hundred customers who pay it",
    bio: "Two companies of my own, one of which is still alive. I have raised prices eleven times and regretted it once. We take your numbers, your three loudest customers and a sheet of paper, and decide what to charge by Friday.",
    timeZone: timeZone("Asia/Singapore"),
    email: "chloe@builders.example",
    accentColor: "#b03468",
    sessionTypes: [
      {
        slug: "price-hello",
        name: "Ten-minute gut check",
        durationMinutes: 15,
        description: "Tell me your price and who pays it. I tell you which way I would move it.",
        price: money(0, "SGD"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
      {
        slug: "pricing-workshop",
        name: "Pricing workshop",
        durationMinutes: 120,
        description:
          "Two hours, your real numbers, and a price list at the end of it that you dare to publish.",
        price: money(42_000, "SGD"),
        cancellationPolicy: STRICT_CANCELLATION_POLICY,
      },
    ],
  },
  {
    slug: "yasmin-haddad",
    topics: ["leading-engineers", "shipping"],
    languages: ["en", "ar", "fr"],
    displayName: "Yasmin Haddad",
    headline: "For engineers who were made a manager last week",
    bio: "I got the title on a Monday and a resignation on the Tuesday. Since then I have led teams of four and of sixty, and coached some forty people through their first year. Bring the conversation that you have been putting off; we practise it.",
    timeZone: timeZone("America/Toronto"),
    email: "yasmin@builders.example",
    accentColor: "#7a3f91",
    sessionTypes: [
      {
        slug: "first-week",
        name: "First-week call",
        durationMinutes: 45,
        description: "What to stop doing, whom to talk to first, and the one meeting to cancel.",
        price: money(14_000, "CAD"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
      {
        slug: "hard-conversation",
        name: "The hard conversation",
        durationMinutes: 60,
        description: "We rehearse it, both ways round, until the first sentence comes by itself.",
        price: money(19_500, "CAD"),
        cancellationPolicy: KIND_CANCELLATION_POLICY,
      },
    ],
  },
];
