import { confirmedAccount, testAddress } from "../auth/test-accounts.ts";
import { getBooking } from "../../db/bookings/bookings.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { listOpenDrifts } from "../../db/operations/drifts.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import { cancelBooking } from "../booking/cancel-booking.ts";
import { initiateBooking } from "../booking/initiate-booking.ts";
import { openCheckout } from "../booking/open-checkout.ts";
import { ENGLISH } from "../domain/text/language.ts";
import type { Booking, BookingPayment } from "../domain/booking/booking.ts";
import type { Drift } from "../domain/providers/drift.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { SessionType } from "../domain/offer/session-type.ts";
import { startTestApp, type TestApp } from "../test-app.ts";
import { until } from "../test-until.ts";
import type { Finding } from "./reconciliation-run.ts";
import { reconcile, type ReconciliationResult } from "./reconcile.ts";

const DAY_MINUTES = 24 * 60;

/** An app whose deliveries can be lost, with the steps that a client and their builder take. */
export interface ReconciliationFixture {
  readonly app: TestApp;
  readonly priced: SessionType;
  readonly free: SessionType;
  /** A client who has begun, and picked nothing. */
  initiated(offer?: SessionType): Promise<BookingId>;
  /** Picks the first free time of the second week, at Calendly. */
  pickTime(bookingId: BookingId): Promise<void>;
  /** A client with a time, who has not paid. */
  scheduled(offer?: SessionType): Promise<BookingId>;
  /** A client with an open checkout. Its id. */
  paying(offer?: SessionType): Promise<{ readonly bookingId: BookingId; readonly checkoutId: string }>;
  pay(checkoutId: string): Promise<void>;
  confirmed(offer?: SessionType): Promise<BookingId>;
  /** Its builder cancels it; the effects may still be on their way. */
  cancelByBuilder(bookingId: BookingId): Promise<void>;
  booking(bookingId: BookingId): Promise<Booking>;
  /** Of a booking with a time. */
  eventIdOf(bookingId: BookingId): Promise<string>;
  /** The first, of a booking that is paid. */
  paymentOf(bookingId: BookingId): Promise<BookingPayment>;
  /** The one that is open; throws when there is none. */
  openDriftOf(bookingId: BookingId): Promise<Drift>;
  /** Neither provider delivers anything of what happens meanwhile. */
  unheard(act: () => Promise<unknown>): Promise<void>;
  reconcile(): Promise<ReconciliationResult>;
  /** Runs the reconciler, lets the worker finish, and returns what was found of this booking. */
  findingsOf(bookingId: BookingId): Promise<Finding[]>;
  stop(): Promise<void>;
}

/** Starts an app of the test file's own. */
export async function startReconciliationFixture(
  settings: Readonly<Record<string, string>> = {},
): Promise<ReconciliationFixture> {
  const app = await startTestApp({ BOOKINGS_PER_DAY_MAX: "10000", ...settings });
  const builder = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(builder !== null, "Ada is seeded");
  const offers = await listSessionTypes(app.db, builder.id);
  const named = (slug: string) => {
    const offer = offers.find((one) => one.slug === slug);
    invariant(offer !== undefined, `Ada offers ${slug}`);
    return offer;
  };
  const priced = named("architecture-review");
  const free = named("intro-call");
  let people = 0;

  async function initiated(offer = priced): Promise<BookingId> {
    people += 1;
    const email = `casey-${people}@example.com`;
    const userId = await confirmedAccount(app.services, email, "Casey Client");
    const outcome = await initiateBooking(app.deps, {
      sessionTypeId: offer.id,
      timeZone: null,
      language: ENGLISH.tag,
      client: { userId, email, name: "Casey Client", confirmed: testAddress(email) },
      requestId: "test",
    });
    invariant(outcome.ok, "the booking is begun");
    return outcome.value.bookingId;
  }

  async function pickTime(bookingId: BookingId): Promise<void> {
    const booking = await getBooking(app.db, bookingId);
    const startTime = await freeTime(app, booking.calendlyEventTypeUri);
    await app.control("calendly", "POST", "/book", {
      eventTypeUri: booking.calendlyEventTypeUri,
      startTime,
      email: booking.clientEmail,
      name: booking.clientName,
      tracking: { utm_content: bookingId },
    });
  }

  async function scheduled(offer = priced): Promise<BookingId> {
    const bookingId = await initiated(offer);
    await pickTime(bookingId);
    await until(async () =>
      invariant((await getBooking(app.db, bookingId)).state !== "INITIATED", "the time is taken in"),
    );
    return bookingId;
  }

  async function paying(offer = priced) {
    const bookingId = await scheduled(offer);
    const opened = await openCheckout(
      {
        ...app.deps,
        cause: {
          kind: "client",
          reference: null,
          personId: null,
        },
      },
      bookingId,
      "203.0.113.7",
    );
    invariant(opened.ok && opened.value.checkoutUrl !== null, "the checkout is open");
    const [checkout] = (await getBooking(app.db, bookingId)).context.checkouts;
    invariant(checkout !== undefined, "the booking knows its checkout");
    return { bookingId, checkoutId: checkout.checkoutId };
  }

  async function pay(checkoutId: string): Promise<void> {
    await app.control("stripe", "POST", `/checkout/${checkoutId}/pay`, {});
  }

  async function reconcileNow(): Promise<ReconciliationResult> {
    const result = await reconcile(app.taskDeps, "operator");
    invariant(result !== null, "no other run is under way");
    return result;
  }

  return {
    app,
    priced,
    free,
    initiated,
    pickTime,
    scheduled,
    paying,
    pay,
    async confirmed(offer) {
      const { bookingId, checkoutId } = await paying(offer);
      await pay(checkoutId);
      await until(async () =>
        invariant((await getBooking(app.db, bookingId)).state === "CONFIRMED", "it is confirmed"),
      );
      await app.untilQuiet();
      return bookingId;
    },
    async cancelByBuilder(bookingId) {
      const cause = { kind: "builder", reference: null, personId: null } as const;
      const word = { quote: null, note: null };
      const outcome = await cancelBooking({ ...app.deps, cause }, bookingId, "builder", word);
      invariant(outcome.ok, "the booking can be canceled");
    },
    booking: (bookingId) => getBooking(app.db, bookingId),
    async eventIdOf(bookingId) {
      return (await getBooking(app.db, bookingId)).context.time?.calendlyEventId ?? "";
    },
    async paymentOf(bookingId) {
      const [payment] = (await getBooking(app.db, bookingId)).context.payments;
      invariant(payment !== undefined, "it is paid");
      return payment;
    },
    async openDriftOf(bookingId) {
      const drift = (await listOpenDrifts(app.db, 100)).find((one) => one.bookingId === bookingId);
      invariant(drift !== undefined, "a drift of this booking is open");
      return drift;
    },
    async unheard(act) {
      const { faults, postOffice } = app.sandbox.kernel;
      for (const provider of ["calendly", "stripe"] as const) {
        faults.add({ provider, on: "delivery", fault: { kind: "drop" }, remaining: null });
      }
      await act();
      await postOffice.idle();
      faults.clear();
      await app.untilQuiet();
    },
    reconcile: reconcileNow,
    async findingsOf(bookingId) {
      const { findings } = await reconcileNow();
      await app.untilQuiet();
      return findings.filter((finding) => finding.bookingId === bookingId);
    },
    stop: () => app.stop(),
  };
}

/** What was found, and whether it was repaired at once: `payment_missed repaired`. */
export function kindsOf(
  findings: readonly { readonly kind: string; readonly repaired: boolean }[],
): string[] {
  return findings.map(({ kind, repaired }) => `${kind} ${repaired ? "repaired" : "open"}`);
}

/** The first time of the second week that is free. */
export async function freeTime(app: TestApp, calendlyEventTypeUri: string): Promise<string> {
  const { slug } = await app.db
    .selectFrom("session_type")
    .innerJoin("builder", "builder.id", "session_type.builder_id")
    .select("builder.slug")
    .where("calendly_event_type_uri", "=", calendlyEventTypeUri)
    .executeTakeFirstOrThrow();
  const now = app.services.clock.now();
  const query = new URLSearchParams({
    event_type: calendlyEventTypeUri,
    start_time: addMinutes(now, 8 * DAY_MINUTES),
    end_time: addMinutes(now, 15 * DAY_MINUTES),
  });
  const response = await fetch(`${app.env.CALENDLY_API_URL}/event_type_available_times?${query.toString()}`, {
    headers: { authorization: `Bearer sandbox-pat-${slug.split("-")[0] ?? ""}` },
  });
  const { collection } = (await response.json()) as { collection: { start_time: string }[] };
  const [first] = collection;
  invariant(first !== undefined, "a time is free");
  return first.start_time;
}
