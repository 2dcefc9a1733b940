import { DEFAULT_CANCELLATION_POLICY } from "../../../server/domain/offer/cancellation-policy.ts";
import { timeZone } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import { KIND_CANCELLATION_POLICY, STRICT_CANCELLATION_POLICY } from "./year-policies.ts";
import type { YearBuilder } from "./year-builder.ts";

export const BUILDERS_IN_EUROPE: readonly YearBuilder[] = [
  {
    slug: "joana-carvalho",
    topics: ["accessibility", "interface-design", "user-testing"],
    languages: ["pt", "en", "es"],
    displayName: "Joana Carvalho",
    headline: "Accessibility that survives the next release",
    bio: "I have used a screen reader at work for nine years, and built interfaces for twelve. I do not send two hundred findings: we open your product together, and I show you the four places where somebody like me gives up, and what it takes to mend them. Afterwards your team knows how to look for itself.",
    timeZone: timeZone("Europe/Lisbon"),
    email: "joana@builders.example",
    accentColor: "#2563a8",
    sessionTypes: [
      {
        slug: "keyboard-tour",
        name: "Keyboard tour",
        durationMinutes: 30,
        description:
          "We go through one journey of yours without a mouse. You hear what I hear, and write the tickets while we talk.",
        price: money(6_500, "EUR"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
      {
        slug: "accessibility-review",
        name: "Accessibility review",
        durationMinutes: 90,
        description:
          "Ninety minutes on the pages that earn your money: structure, keyboard, contrast, words. You get a list in the order in which I would mend it.",
        price: money(19_000, "EUR"),
        cancellationPolicy: KIND_CANCELLATION_POLICY,
      },
    ],
  },
  {
    slug: "tobias-brandt",
    topics: ["contracts-and-privacy", "product-strategy"],
    languages: ["de", "en"],
    displayName: "Tobias Brandt",
    headline: "Verträge und Datenschutz für kleine Software-Teams",
    bio: "Ich war zehn Jahre Entwickler, bevor ich Jurist wurde, und lese Ihren Code im Zweifel mit. Zu mir kommen Teams mit drei bis dreißig Leuten, die ein Auftragsverarbeiter-Formular auf dem Tisch haben und am Freitag live gehen wollen. Sie bekommen klare Sätze, keine Gutachten. Gespräche auf Deutsch, gern auch auf Englisch.",
    timeZone: timeZone("Europe/Vienna"),
    email: "tobias@builders.example",
    accentColor: "#4b5f73",
    sessionTypes: [
      {
        slug: "erstgespraech",
        name: "Erstgespräch",
        durationMinutes: 20,
        description:
          "Zwanzig Minuten, kostenlos: Was liegt an, wie eilig ist es, und brauchen Sie dafür überhaupt mich?",
        price: money(0, "EUR"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
      {
        slug: "datenschutz-sprechstunde",
        name: "Datenschutz-Sprechstunde",
        durationMinutes: 60,
        description:
          "Eine Stunde zu Ihrem Produkt: welche Daten Sie wirklich brauchen, was in den Vertrag gehört und was Sie getrost weglassen. Die Notizen bekommen Sie am selben Tag.",
        price: money(18_000, "EUR"),
        cancellationPolicy: STRICT_CANCELLATION_POLICY,
      },
    ],
  },
  {
    slug: "sigrid-haugen",
    topics: ["security", "software-architecture"],
    languages: ["nb", "en"],
    displayName: "Sigrid Haugen",
    headline: "Security reviews for people who ship on Thursdays",
    bio: "I broke into banks for a living, with their permission, and now help smaller teams not to need somebody like me. No fear, no ninety-page report: a threat model on one sheet, the two holes that matter, and a plan that fits beside your other work.",
    timeZone: timeZone("Europe/Oslo"),
    email: "sigrid@builders.example",
    accentColor: "#1f3f77",
    sessionTypes: [
      {
        slug: "threat-model",
        name: "Threat model on one sheet",
        durationMinutes: 60,
        description:
          "You explain what your system does, I ask who would like to abuse it. After an hour there is one sheet that your whole team understands.",
        price: money(160_000, "NOK"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
      {
        slug: "sign-in-review",
        name: "Sign-in and sessions review",
        durationMinutes: 90,
        description:
          "How people get in, how they stay in and how they are thrown out: cookies, resets, roles.",
        price: money(240_000, "NOK"),
        cancellationPolicy: STRICT_CANCELLATION_POLICY,
      },
    ],
  },
  {
    slug: "hannah-whitfield",
    topics: ["writing", "shipping"],
    languages: ["en", "cy"],
    displayName: "Hannah Whitfield",
    headline: "Documentation that people finish reading",
    bio: "Thirty years of manuals, from tape drives to payment APIs. I read what you have as a stranger would, tell you where I stopped, and we rewrite that page together. Bring the page that your support team links to most and likes least.",
    timeZone: timeZone("Europe/London"),
    email: "hannah@builders.example",
    accentColor: "#55752a",
    sessionTypes: [
      {
        slug: "docs-hello",
        name: "First reading",
        durationMinutes: 15,
        description:
          "Send one page. I read it aloud, and you hear where it loses me. Free, and often enough.",
        price: money(0, "GBP"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
      {
        slug: "rewrite-together",
        name: "Rewrite together",
        durationMinutes: 60,
        description: "One document, two keyboards. At the end it is shorter, and somebody new can follow it.",
        price: money(9_500, "GBP"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
    ],
  },
];
