import type { BuiltApp } from "../kit/built-app.ts";
import { bookAtCalendly, openCheckout, untilState, type Visitor } from "../kit/visitors.ts";
import { isSessionTypeId, type BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { timeZone } from "../../server/domain/values/instant.ts";

/** How far a booking is taken: with a time, or paid. */
type Step = "SCHEDULED" | "CONFIRMED";
const STEPS: readonly Step[] = ["CONFIRMED", "SCHEDULED"];

/**
 * Gives this client a booking in each of these states where there is none. Does what can be done: what requests have made of offers and prices meanwhile
 * may stand in the way.
 */
export async function supplyBookings(app: BuiltApp, client: Visitor, builderSlug: string): Promise<void> {
  const has = await app.db
    .selectFrom("booking")
    .select("state")
    .where("client_email", "=", client.email)
    .execute();
  for (const step of STEPS) {
    if (has.some(({ state }) => state === step)) continue;
    await book(app, client, builderSlug, step).catch(() => undefined);
  }
}

async function book(app: BuiltApp, client: Visitor, builderSlug: string, step: Step): Promise<BookingId> {
  const offers = await app.db
    .selectFrom("session_type")
    .innerJoin("builder", "builder.id", "session_type.builder_id")
    .select([
      "session_type.id",
      "session_type.calendly_event_type_uri as eventTypeUri",
      "price_minor as priceMinor",
    ])
    .where("builder.slug", "=", builderSlug)
    .where("published_at", "is not", null)
    .where("session_type.archived_at", "is", null)
    .where("inactive_since_at", "is", null)
    .orderBy("price_minor", "desc")
    .execute();
  const [offer] = offers;
  invariant(offer !== undefined && isSessionTypeId(offer.id), "something is on sale");
  const begun = await client.api.booking.initiate.mutate({
    sessionTypeId: offer.id,
    timeZone: timeZone("Europe/Berlin"),
  });
  invariant(begun.ok, "the booking was refused");
  const { bookingId } = begun.value;
  const { email, name } = client;
  await bookAtCalendly(app, { eventTypeUri: offer.eventTypeUri, email, name, utmContent: bookingId });
  await untilState(app, bookingId, offer.priceMinor === 0 ? "CONFIRMED" : "SCHEDULED");
  if (step === "SCHEDULED" || offer.priceMinor === 0) return bookingId;
  await app.sandbox.pay(await openCheckout(client, bookingId));
  await untilState(app, bookingId, "CONFIRMED");
  return bookingId;
}
