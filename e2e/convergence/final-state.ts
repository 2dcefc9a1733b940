import { listOpenDrifts } from "../../db/operations/drifts.ts";
import { listTransitions } from "../../db/history/booking-history.ts";
import { getBooking } from "../../db/bookings/bookings.ts";
import { listDeadDeliveries } from "../../db/queue/inbox.ts";
import { listDeadEffects } from "../../db/queue/outbox.ts";
import { moneyTroublesOf } from "../../server/domain/booking/booking-money.ts";
import type { BookingState } from "../../server/domain/booking/booking.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { verifyHistory } from "../../server/history/verify-history.ts";
import { reconcile } from "../../server/reconciliation/reconcile.ts";
import type { PageView } from "./actions.ts";
import { passTime } from "./pass-time.ts";
import type { PersonInApp } from "./person.ts";
import { lookAtProviders } from "./observe.ts";
import type { AppFixture } from "./start-app-fixture.ts";
import type { Timetable } from "./scenarios.ts";

/** How one booking ended: what two runs are compared by. */
export interface FinalState {
  /** As the client's page shows it. */
  readonly state: BookingState | null;
  /** Charges less refunds (succeeded or on their way) less what a bank has given back to the payer, in minor units. */
  readonly netMinor: number;
  /** How many charges have not gone back in full. */
  readonly chargesThatStay: number;
  /** When the sessions begin that stand in the builder's calendar. */
  readonly activeStarts: readonly string[];
  /** Which of the mails that matter for the state the client has got. */
  readonly told: readonly string[];
  /** Kinds of drift that are left to a person. */
  readonly drifts: readonly string[];
  /** What must never be, whatever was disturbed; empty when all is well. */
  readonly troubles: readonly string[];
  /** The booking's history, a line each, for whoever reads a failure. Not compared: other events may lead to the same end. */
  readonly history: readonly string[];
}

/** 20 min: past every lease, and past the longest pause between two tries. */
const SETTLE_MINUTES = 20;

/** Lets everything come to rest at this instant and reconciles, and says how each scenario ended, by the client's address. */
export async function endOf(
  fixture: AppFixture,
  people: readonly PersonInApp[],
  { settled, end }: Timetable,
): Promise<ReadonlyMap<string, FinalState>> {
  for (const at of [settled, end]) {
    await passTime(fixture, at, () => fixture.quiet());
    await fixture.quiet();
    await reconcile(fixture.deps(), "operator");
    await fixture.quiet();
  }
  await passTime(fixture, addMinutes(fixture.now(), SETTLE_MINUTES), () => fixture.quiet());
  await fixture.quiet();
  await reconcile(fixture.deps(), "operator");
  await fixture.quiet();
  const look = lookAtProviders(fixture);
  const ownRecords = await readOwnRecords(fixture);
  const finalStates = await Promise.all(
    people.map(async (person): Promise<[string, FinalState]> => {
      const { email, bookingId } = person;
      const view = await person.look();
      const { charges, active } = look(email);
      const net = charges.map(
        ({ paidMinor, returnedMinor, lostMinor }) => paidMinor - returnedMinor - lostMinor,
      );
      return [
        email,
        {
          state: view?.state ?? null,
          netMinor: net.reduce((sum, minor) => sum + minor, 0),
          chargesThatStay: net.filter((minor) => minor > 0).length,
          activeStarts: active.map(({ startsAt }) => startsAt),
          told: mailsThatMatter(fixture, email, view),
          drifts: ownRecords.driftsOf(bookingId),
          troubles: await troublesOf(fixture, person, ownRecords),
          history: await historyOf(fixture, bookingId),
        },
      ];
    }),
  );
  return new Map(finalStates);
}

interface OwnRecords {
  driftsOf(bookingId: string | null): string[];
  /** What is wrong about one booking. */
  wrongOf(bookingId: string | null): string[];
}

async function readOwnRecords(fixture: AppFixture): Promise<OwnRecords> {
  const db = fixture.db();
  const drifts = await listOpenDrifts(db, 1_000);
  const wrong = new Map<string, string[]>();
  const note = (bookingId: string, what: string) =>
    wrong.set(bookingId, [...(wrong.get(bookingId) ?? []), what]);
  await verifyHistory(fixture.deps(), (finding) =>
    note("bookingId" in finding ? finding.bookingId : "", `history: ${JSON.stringify(finding)}`),
  );
  for (const deadLetter of await listDeadEffects(db, { limit: 1_000 })) {
    note(deadLetter.bookingId, `dead letter: ${deadLetter.type}: ${deadLetter.lastError ?? ""}`);
  }
  for (const delivery of await listDeadDeliveries(db, 100)) {
    note("", `dead delivery: ${delivery.eventType}: ${delivery.lastError ?? ""}`);
  }
  for (const row of await listUnfinished(fixture)) note(row.bookingId, `still trying: ${row.what}`);
  return {
    driftsOf: (bookingId) =>
      drifts
        .filter((drift) => drift.bookingId === bookingId)
        .map(({ kind }) => kind)
        .sort(),
    wrongOf: (bookingId) => [...(wrong.get(bookingId ?? "none") ?? []), ...(wrong.get("") ?? [])],
  };
}

/** What the worker has not been able to do although everything answers again: without these, a row that fails for ever would look quiet. */
async function listUnfinished(fixture: AppFixture): Promise<{ bookingId: string; what: string }[]> {
  const db = fixture.db();
  const deliveries = await db
    .selectFrom("inbox")
    .select(["event_type", "last_error"])
    .where("completed_at", "is", null)
    .where("dead_at", "is", null)
    .execute();
  const effects = await db
    .selectFrom("outbox")
    .select(["booking_id", "type", "last_error"])
    .where("completed_at", "is", null)
    .where("dead_at", "is", null)
    .where("type", "<>", "remindToPay")
    .execute();
  return [
    ...deliveries.map((row) => ({ bookingId: "", what: `${row.event_type}: ${row.last_error ?? ""}` })),
    ...effects.map((row) => ({ bookingId: row.booking_id, what: `${row.type}: ${row.last_error ?? ""}` })),
  ];
}

/** Once each: a mail may come twice, and another may have been overtaken by a later one. */
function mailsThatMatter({ sandbox }: AppFixture, email: string, view: PageView | null): string[] {
  const subjects = sandbox.mailbox.ledger.list({ to: email }).map(({ subject }) => subject);
  const got = (pattern: RegExp) => subjects.some((subject) => pattern.test(subject));
  if (view === null) return [];
  if (view.state === "CONFIRMED" || view.state === "COMPLETED") return got(/^Confirmed/) ? ["confirmed"] : [];
  return view.context.canceledAt !== null && got(/cancel/i) ? ["canceled"] : [];
}

async function troublesOf(
  fixture: AppFixture,
  { bookingId, email }: PersonInApp,
  ownRecords: OwnRecords,
): Promise<string[]> {
  if (bookingId === null) return [];
  const { state, context } = await getBooking(fixture.db(), bookingId);
  const { active, refunds } = lookAtProviders(fixture)(email);
  // What a bank has sent back is a person's to look at: both runs must leave it to one, as the drifts tell.
  const isSentBack = refunds.some(({ status }) => status === "failed");
  const money = moneyTroublesOf(state, context)
    .filter(({ kind }) => !isSentBack || kind === "over_returned")
    .map(({ kind, amount }) => `money ${kind} ${amount.amountMinor}`);
  const isLive = ["SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED", "CONFIRMED", "COMPLETED"].includes(state);
  const calendar = active.length > 1 ? ["two sessions in the calendar"] : [];
  const lost = state === "CONFIRMED" && active.length === 0 ? ["a confirmed session is in no calendar"] : [];
  const orphan =
    !isLive && active.some(({ startsAt }) => Date.parse(startsAt) > Date.parse(fixture.now()))
      ? [`a session of a booking that is ${state} is in the calendar`]
      : [];
  return [...money, ...calendar, ...lost, ...orphan, ...ownRecords.wrongOf(bookingId)];
}

async function historyOf(fixture: AppFixture, bookingId: BookingId | null): Promise<string[]> {
  const lines = bookingId === null ? [] : await listTransitions(fixture.db(), bookingId);
  return lines.map(
    ({ recordedAt, toState, event, cause }) =>
      `${recordedAt} → ${toState} ${JSON.stringify(event)} ${cause.kind} ${cause.reference ?? ""}`,
  );
}
