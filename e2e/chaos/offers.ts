import { addMinutes } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { SandboxControl } from "../kit/sandbox.ts";
import { signIn, type Guest } from "./enter-app.ts";
import type { Offer } from "./scenario.ts";

/** Sessions lie 3 days ahead or more: none begins while it storms. */
const FROM_DAYS = 3;
/** Calendly tells a month of times at once; two have room for some hundred sessions. */
const MONTHS = [0, 1] as const;
const MONTH_DAYS = 28;
const DAY_MINUTES = 24 * 60;

const ON_OFFER = [
  {
    builder: "ada-okafor",
    email: "ada@builders.example",
    slug: "architecture-review",
  },
  { builder: "kenji-mori", email: "kenji@builders.example", slug: "code-clinic" },
  { builder: "kenji-mori", email: "kenji@builders.example", slug: "code-clinic" },
  {
    builder: "kenji-mori",
    email: "kenji@builders.example",
    slug: "product-deep-dive",
  },
  { builder: "ada-okafor", email: "ada@builders.example", slug: "intro-call" },
  {
    builder: "lena-fischer",
    email: "lena@builders.example",
    slug: "open-office-hour",
  },
] as const;

/** What the demo's builders sell, with the times that are open. */
export async function readOffers(appUrl: string, sandbox: SandboxControl): Promise<readonly Offer[]> {
  const builders = new Map<string, Guest>();
  for (const email of new Set(ON_OFFER.map((one) => one.email))) {
    builders.set(email, await signIn(appUrl, email));
  }
  const { eventTypes } = await sandbox.calendlyLedger();
  const now = await sandbox.now();
  return Promise.all(
    ON_OFFER.map(async ({ builder: slug, email, slug: offer }): Promise<Offer> => {
      const builder = builders.get(email);
      const eventType = eventTypes.find((one) => one.slug === offer);
      invariant(builder !== undefined && eventType !== undefined, `the demo sells ${offer}`);
      const { sessionTypes } = await builder.api.builder.profile.query({ slug });
      const sold = sessionTypes.find((one) => one.slug === offer);
      invariant(sold !== undefined, `${offer} is on sale`);
      const months = MONTHS.map((month) => {
        const from = addMinutes(now, (FROM_DAYS + month * MONTH_DAYS) * DAY_MINUTES);
        return sandbox.listOpenTimes(eventType.uri, from, addMinutes(from, MONTH_DAYS * DAY_MINUTES));
      });
      return {
        sessionTypeId: sold.id,
        eventTypeUri: eventType.uri,
        builder,
        kind: eventType.kind,
        isFree: sold.price.amountMinor === 0,
        times: (await Promise.all(months)).flat(),
      };
    }),
  );
}
