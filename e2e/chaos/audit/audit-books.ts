import { listTransitions } from "../../../db/history/booking-history.ts";
import { readPublishedEvent } from "../../../db/published/published-events.ts";
import type { Database, Queryable } from "../../../db/core/open-database.ts";
import { createSecretBox } from "../../../server/adapters/secret-box.ts";
import type { BookingState } from "../../../server/domain/booking/booking.ts";
import { driftInWords } from "../../../server/domain/text/drift-in-words.ts";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { historyFindingInWords } from "../../../server/history/history-finding.ts";
import { verifyHistory } from "../../../server/history/verify-history.ts";
import type { SandboxControl } from "../../kit/sandbox.ts";
import { auditCalendar, type CalendarFigures } from "./audit-calendar.ts";
import { auditMoney, type MoneyFigures } from "./audit-money.ts";
import { auditTold, type ToldFigures } from "./audit-told.ts";
import type { Guest } from "../enter-app.ts";
import type { ProgramBooks } from "../programs.ts";
import type { Scenario } from "../scenario.ts";
import { IS_OVER, STANDS, type Listed, type Report, type Violation } from "../wrong.ts";

export interface Audit {
  readonly violations: readonly Violation[];
  readonly states: ReadonlyMap<BookingState, number>;
  readonly money: MoneyFigures;
  readonly calendar: CalendarFigures;
  readonly told: ToldFigures;
  readonly historyLines: number;
  /** What the reconciler had found and repaired by itself, by kind. */
  readonly repaired: ReadonlyMap<string, number>;
}

interface AppFixture {
  readonly sandbox: SandboxControl;
  readonly operator: Guest;
  readonly people: readonly Guest[];
  readonly scenarios: readonly Scenario[];
  readonly programs: ProgramBooks;
  readonly database: Database;
  readonly env: Readonly<Record<string, string>>;
}

/** All that somebody booked, page by page. */
async function listAllOf({ api }: Guest): Promise<Listed[]> {
  const all: Listed[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof api.booking.listMine.query>> = await api.booking.listMine.query({
      after,
    });
    all.push(...page.items);
    after = page.next;
  } while (after !== null);
  return all;
}

/** Compares the providers' ledgers with what people were promised, and with what the app tells them. */
export async function auditBooks(fixture: AppFixture): Promise<Audit> {
  const { sandbox, operator, people, scenarios } = fixture;
  const violations: Violation[] = [];
  const wrong: Report = (kind, what) => violations.push({ wrong: kind, what });

  const lists = await Promise.all(people.map(listAllOf));
  const bookings = new Map<string, Listed>(lists.flat().map((booking) => [booking.id, booking]));
  for (const { bookingId } of scenarios) {
    if (bookingId !== null && !bookings.has(bookingId)) wrong("bookings lost", bookingId);
  }
  const money = auditMoney(await sandbox.stripeLedger(), bookings, scenarios, wrong);
  const calendar = auditCalendar(await sandbox.calendlyLedger(), bookings, scenarios, wrong);

  for (const { id, state } of bookings.values()) {
    if (!STANDS.includes(state)) {
      if (!IS_OVER.includes(state)) wrong("bookings left half-way", `${id} ${state}`);
      continue;
    }
    const mails = await sandbox.listMailsAbout(id);
    if (!mails.some(({ subject }) => /^Confirmed/.test(subject))) wrong("confirmed and not told", id);
  }

  const db = fixture.database.kysely;
  const histories = await Promise.all(
    [...bookings.values()].map(async ({ id }) => [id, await listTransitions(db, id)] as const),
  );
  const events = await listAllEvents(db);
  const told = auditTold({ events, histories: new Map(histories) }, fixture.programs, wrong);

  const [keyId = "", key = ""] = (fixture.env["ENCRYPTION_KEYS"] ?? "").split(":");
  const secretBox = createSecretBox([{ id: keyId, key: Buffer.from(key, "base64") }]);
  const { transitions } = await verifyHistory({ database: fixture.database, secretBox }, (finding) => {
    wrong("breaks in the history", historyFindingInWords(finding));
  });

  const deadLetters = await operator.api.deadLetters.list.query();
  for (const deadLetter of [deadLetters.effects, deadLetters.deliveries].flat()) {
    wrong("dead letters", JSON.stringify(deadLetter).slice(0, 400));
  }
  const { open, resolved } = await operator.api.operations.reconciliation.query();
  for (const drift of open) {
    wrong("open drifts", `${drift.kind} ${drift.bookingId ?? ""}: ${driftInWords(drift, ENGLISH).problem}`);
  }

  return {
    violations,
    states: countBy([...bookings.values()], ({ state }) => state),
    money,
    calendar,
    told,
    historyLines: transitions,
    repaired: countBy(resolved, ({ kind }) => kind),
  };
}

/** In the order of their positions. */
async function listAllEvents(db: Queryable) {
  const rows = await db.selectFrom("published_event").selectAll().orderBy("position").execute();
  return rows.map(readPublishedEvent);
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
