import type Stripe from "stripe";
import type { Database } from "../../db/open-database.ts";
import { createSecretBox } from "../../server/adapters/secret-box.ts";
import { wholeReturnMinor } from "../../server/domain/booking-money.ts";
import type { BookingContext, BookingState } from "../../server/domain/booking.ts";
import type { BookingId } from "../../server/domain/ids.ts";
import { isFree } from "../../server/domain/money.ts";
import { historyFindingInWords } from "../../server/history/history-finding.ts";
import { verifyHistory } from "../../server/history/verify-history.ts";
import type { SandboxControl } from "../wire/sandbox-control.ts";
import type { Guest } from "./enter-app.ts";
import type { Story } from "./person.ts";

/** What must not be. Each with its own row in the table of figures. */
export const WRONGS = [
  "bookings lost",
  "charges lost",
  "bookings confirmed unpaid",
  "double charges kept",
  "double refunds",
  "refunds above what was paid",
  "refunds other than policy or promise",
  "orphan Calendly events",
  "bookings without their Calendly event",
  "bookings left half-way",
  "confirmed and not told",
  "breaks in the history",
  "dead letters",
  "open drifts",
] as const;
export type Wrong = (typeof WRONGS)[number];

export interface Violation {
  readonly wrong: Wrong;
  readonly what: string;
}

export interface Audit {
  readonly violations: readonly Violation[];
  readonly states: ReadonlyMap<BookingState, number>;
  readonly charges: number;
  readonly refunds: number;
  readonly activeEvents: number;
  readonly historyLines: number;
  /** What the reconciler had found and repaired by itself, by kind. */
  readonly repaired: ReadonlyMap<string, number>;
}

interface World {
  readonly sandbox: SandboxControl;
  readonly operator: Guest;
  readonly people: readonly Guest[];
  readonly stories: readonly Story[];
  readonly database: Database;
  readonly env: Readonly<Record<string, string>>;
}

/** A booking as its client's list has it. */
interface Listed {
  readonly id: BookingId;
  readonly state: BookingState;
  readonly context: BookingContext;
}

const STANDS: readonly BookingState[] = ["CONFIRMED", "COMPLETED"];
const IS_OVER: readonly BookingState[] = ["ABANDONED", "CANCELED", "REFUNDED"];
/** A refund of these has not gone back and will not. */
const CAME_TO_NOTHING: readonly (string | null)[] = ["failed", "canceled"];

/** Holds what the providers' own books say against what people were promised, and against what the app tells them. */
export async function auditBooks(world: World): Promise<Audit> {
  const { sandbox, operator, people, stories } = world;
  const violations: Violation[] = [];
  const wrong = (kind: Wrong, what: string) => violations.push({ wrong: kind, what });

  const lists = await Promise.all(people.map(({ api }) => api.booking.listMine.query()));
  const bookings = new Map<string, Listed>(lists.flat().map((booking) => [booking.id, booking]));
  for (const { bookingId } of stories) {
    if (bookingId !== null && !bookings.has(bookingId)) wrong("bookings lost", bookingId);
  }

  const stripe = await sandbox.stripeLedger();
  const calendly = await sandbox.calendlyLedger();
  const bookingOfIntent = new Map(stripe.payment_intents.map((one) => [one.id, one.metadata["booking_id"]]));
  const charges = groupBy(
    stripe.charges.filter(({ paid }) => paid),
    (charge) => bookingOfIntent.get(idOf(charge.payment_intent)) ?? "",
  );
  for (const [bookingId, made] of charges) {
    if (!bookings.has(bookingId)) wrong("charges lost", made.map(({ id }) => id).join());
  }
  const refunds = stripe.refunds.filter(({ status }) => !CAME_TO_NOTHING.includes(status));
  for (const [key, made] of groupBy(refunds, ({ metadata }) => metadata?.["effect_key"] ?? "")) {
    if (key !== "" && made.length > 1) wrong("double refunds", `${key}: ${made.length}`);
  }

  for (const booking of bookings.values()) {
    const own = charges.get(booking.id) ?? [];
    const told = stories.filter(({ bookingId }) => bookingId === booking.id);
    const says = (kind: Wrong, what: string) =>
      wrong(
        kind,
        `${booking.id} ${booking.state}: ${what} (${told.flatMap(({ deeds }) => deeds).join(", ")})`,
      );
    auditMoney(booking, own, refunds, told, says);
  }

  const active = calendly.scheduledEvents.filter(({ status }) => status === "active");
  const activeUris = new Set(active.map(({ uri }) => uri));
  const eventsOf = new Map(
    [...bookings.values()].map((booking) => [booking.context.time?.calendlyEventUri, booking]),
  );
  for (const { uri } of active) {
    const booking = eventsOf.get(uri);
    if (booking === undefined || IS_OVER.includes(booking.state)) {
      wrong("orphan Calendly events", `${uri} ${booking?.id ?? "of no booking"} ${booking?.state ?? ""}`);
    }
  }
  for (const { id, state, context } of bookings.values()) {
    if (!STANDS.includes(state)) {
      if (!IS_OVER.includes(state)) wrong("bookings left half-way", `${id} ${state}`);
      continue;
    }
    if (!activeUris.has(context.time?.calendlyEventUri ?? ""))
      wrong("bookings without their Calendly event", `${id} ${state}`);
    const mails = await sandbox.listMailsAbout(id);
    if (!mails.some(({ subject }) => /^Confirmed/.test(subject))) wrong("confirmed and not told", id);
  }

  let historyLines = 0;
  const [keyId = "", key = ""] = (world.env["ENCRYPTION_KEYS"] ?? "").split(":");
  const secretBox = createSecretBox([{ id: keyId, key: Buffer.from(key, "base64") }]);
  const history = await verifyHistory({ database: world.database, secretBox }, (finding) => {
    wrong("breaks in the history", historyFindingInWords(finding));
  });
  historyLines += history.transitions;

  const letters = await operator.api.letters.list.query();
  for (const letter of [letters.effects, letters.deliveries].flat()) {
    wrong("dead letters", JSON.stringify(letter).slice(0, 400));
  }
  const { open, resolved } = await operator.api.operations.reconciliation.query();
  for (const { kind, bookingId, words } of open) {
    wrong("open drifts", `${kind} ${bookingId ?? ""}: ${words.problem}`);
  }

  return {
    violations,
    states: countBy([...bookings.values()], ({ state }) => state),
    charges: [...charges.values()].flat().length,
    refunds: refunds.length,
    activeEvents: active.length,
    historyLines,
    repaired: countBy(resolved, ({ kind }) => kind),
  };
}

function auditMoney(
  { state, context }: Listed,
  charges: readonly Stripe.Charge[],
  allRefunds: readonly Stripe.Refund[],
  told: readonly Story[],
  wrong: (kind: Wrong, what: string) => void,
): void {
  const returnedOf = (charge: Stripe.Charge) =>
    allRefunds
      .filter((refund) => idOf(refund.payment_intent) === idOf(charge.payment_intent))
      .reduce((sum, { amount }) => sum + amount, 0);

  const kept = charges.filter((charge) => charge.amount > returnedOf(charge));
  if (kept.length > 1) wrong("double charges kept", kept.map(({ id }) => id).join());
  const confirmedBy = context.payments.find(({ checkoutId }) => checkoutId === context.confirmedCheckoutId);
  const isPaid = charges.some(
    (charge) =>
      idOf(charge.payment_intent) === confirmedBy?.paymentIntentId &&
      charge.amount === context.price.amountMinor,
  );
  if (STANDS.includes(state) && !isFree(context.price) && !isPaid)
    wrong("bookings confirmed unpaid", "no charge of its price");

  const byHandMinor = told.reduce((sum, { dashboardMinor }) => sum + dashboardMinor, 0);
  for (const charge of charges) {
    const payment = context.payments.find(
      ({ paymentIntentId }) => paymentIntentId === idOf(charge.payment_intent),
    );
    if (payment === undefined) {
      wrong("charges lost", charge.id);
      continue;
    }
    const returned = returnedOf(charge);
    if (returned > charge.amount) wrong("refunds above what was paid", `${returned} of ${charge.amount}`);
    const due = Math.min(charge.amount, wholeReturnMinor(state, context, payment));
    // What was returned by hand counts towards what is due, unless it came on top of that.
    const isRight =
      returned >= Math.max(due, byHandMinor) && returned <= Math.min(charge.amount, due + byHandMinor);
    if (!isRight) wrong("refunds other than policy or promise", `${returned} went back, ${due} is due`);
    for (const { promisedMinor } of told) {
      const promised = promisedMinor === "all" ? charge.amount : promisedMinor;
      if (promised !== null && returned < promised)
        wrong("refunds other than policy or promise", `${returned} went back, ${promised} was promised`);
    }
  }
}

function idOf(reference: string | { readonly id: string } | null): string {
  return typeof reference === "string" ? reference : (reference?.id ?? "");
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
