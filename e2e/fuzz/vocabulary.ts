import fc from "fast-check";
import { sql } from "kysely";
import type { Queryable } from "../../db/core/open-database.ts";
import type { Caller } from "./callers.ts";
import { chance, pick, type Draw } from "./draw.ts";
import { typedText } from "./nasty-values.ts";

/** What the app knows: real values for fields, so that requests reach a use case. */
export interface Vocabulary {
  /** Reads the app's rows anew. */
  refresh(): Promise<void>;
  /** Takes cursors and quotes out of an answer. */
  learn(answer: unknown): void;
  /** A value for a field of this name; undefined where none is known. */
  wordFor(
    field: string,
    asked: { readonly caller: Caller; readonly draw: Draw; readonly number: number },
  ): unknown;
  /** An id that begins so; undefined where there is none. */
  idLike(prefix: string, caller: Caller, draw: Draw): string | undefined;
}

interface OwnedRow {
  readonly id: string;
  readonly builderId: string;
  readonly userId: string | null;
}

/** 300: more than any request needs to choose from. */
const ROWS_MAX = 300;
const LEARNED_MAX = 60;
/** Cursors, by the fields that take them. */
const CURSORS: Readonly<Record<string, readonly string[]>> = {
  after: ["next", "nextCursor", "next_page"],
  cursor: ["nextCursor"],
  page_token: ["next_page", "previous_page"],
  earlier: ["earlier"],
  quote: ["token"],
};
const LEARNED: ReadonlySet<string> = new Set(Object.values(CURSORS).flat());
/** A picture of one point. */
export const TINY_PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

export function createVocabulary(
  db: Queryable,
  inUse: { readonly appUrl: string; readonly keyNames: readonly string[] },
): Vocabulary {
  let bookings: OwnedRow[] = [];
  let sessionTypes: OwnedRow[] = [];
  let slugs: string[] = [];
  let eventTypeIds: string[] = [];
  let events: { readonly event: string | null; readonly invitee: string | null }[] = [];
  let ids = new Map<string, string[]>();
  const learned = new Map<string, string[]>();

  const idsOf = (table: string): string[] => ids.get(table) ?? [];
  const known = (list: readonly string[], draw: Draw): string | undefined =>
    list.length === 0 ? undefined : pick(draw, list);

  /** Mostly one's own, where there is one; also somebody else's. */
  function rowFor(rows: readonly OwnedRow[], caller: Caller, draw: Draw): string | undefined {
    const own = rows.filter(
      ({ userId, builderId }) =>
        (caller.userId !== null && userId === caller.userId) ||
        (caller.builderId !== null && builderId === caller.builderId),
    );
    return known(
      (own.length > 0 && chance(draw, 75) ? own : rows).map(({ id }) => id),
      draw,
    );
  }

  async function readIds(): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const { name, columns } of await db.introspection.getTables()) {
      const key = columns.find(
        ({ name: column }) => column === "id" || (name === "outbox" && column === "key"),
      );
      if (key === undefined) continue;
      const condition =
        name === "auth_api_key" ? sql`where name not in (${sql.join(inUse.keyNames)})` : sql``;
      const { rows } = await sql<{ id: string | number }>`
        select ${sql.ref(key.name)} as id from ${sql.table(name)} ${condition} limit ${ROWS_MAX}`.execute(db);
      found.set(
        name,
        rows.map(({ id }) => String(id)),
      );
    }
    return found;
  }

  const cursorFor = (field: string, draw: Draw): string | null | undefined => {
    const pool = (CURSORS[field] ?? []).flatMap((name) => learned.get(name) ?? []);
    return chance(draw, 50) ? (known(pool, draw) ?? null) : null;
  };

  const vocabulary: Vocabulary = {
    async refresh() {
      ids = await readIds();
      const bookingRows = await db
        .selectFrom("booking")
        .select(["id", "builder_id as builderId", "client_user_id as userId"])
        .orderBy("created_at", "desc")
        .limit(ROWS_MAX)
        .execute();
      bookings = bookingRows;
      events = await db
        .selectFrom("booking")
        .select(["calendly_event_uri as event", "calendly_invitee_uri as invitee"])
        .where("calendly_invitee_uri", "is not", null)
        .limit(ROWS_MAX)
        .execute();
      const types = await db
        .selectFrom("session_type")
        .select(["id", "builder_id as builderId", "calendly_event_type_id as eventTypeId"])
        .where("archived_at", "is", null)
        .execute();
      eventTypeIds = types.map(({ eventTypeId }) => eventTypeId);
      sessionTypes = types.map((row) => ({ ...row, userId: null }));
      slugs = (await db.selectFrom("builder").select("slug").limit(ROWS_MAX).execute()).map(
        ({ slug }) => slug,
      );
    },

    learn(answer) {
      if (typeof answer !== "object" || answer === null) return;
      for (const [name, value] of Object.entries(answer)) {
        if (typeof value === "string" && value !== "" && LEARNED.has(name))
          learned.set(name, [...(learned.get(name) ?? []).slice(-LEARNED_MAX), value]);
        vocabulary.learn(value);
      }
    },

    idLike(prefix, caller, draw) {
      if (prefix === "bkg_") return rowFor(bookings, caller, draw);
      if (prefix === "sty_") return rowFor(sessionTypes, caller, draw);
      const all = [...ids.values()].flat().filter((id) => id.startsWith(prefix));
      return known(all, draw);
    },

    wordFor(field, { caller, draw, number }) {
      const words = (...list: readonly unknown[]) => pick(draw, list);
      switch (field) {
        case "bookingId":
          return rowFor(bookings, caller, draw);
        case "sessionTypeId":
        case "session_type_id":
          return rowFor(sessionTypes, caller, draw);
        case "after":
        case "cursor":
        case "page_token":
        case "earlier":
          return cursorFor(field, draw);
        case "quote":
          return cursorFor(field, draw);
        case "checkoutId":
          return known(idsOf("checkout"), draw) ?? "cs_test_a1b2c3d4e5f6";
        case "paymentIntentId":
          return chance(draw, 60) ? null : known(idsOf("payment"), draw);
        case "driftId":
          return known(idsOf("drift"), draw) ?? `drf_${"0".repeat(26)}`;
        case "inboxId":
          return Number(known(idsOf("inbox"), draw) ?? 1);
        case "effectKey":
          return known(idsOf("outbox"), draw);
        case "keyId":
          return known(idsOf("auth_api_key"), draw) ?? "none";
        case "passkeyId":
          return known(idsOf("auth_passkey"), draw) ?? "none";
        case "endpointId":
        case "webhookEndpointId":
          return known(idsOf("webhook_endpoint"), draw);
        case "eventId":
          return known(idsOf("published_event"), draw);
        case "deliveryId":
          return known(idsOf("webhook_delivery"), draw);
        case "slug":
        case "builder":
          return known(slugs, draw);
        case "timeZone":
        case "timezone":
        case "inviteeTimeZone":
          return words("Europe/Berlin", "UTC", "Asia/Tokyo", "America/New_York");
        case "language":
          return words("en", "en-XA", null);
        case "email":
        case "inviteeEmail":
          return words(caller.email, `fuzz-${number % 50}@example.com`, "ada@builders.example");
        case "current":
        case "chosen":
        case "password":
          return caller.password;
        case "note":
        case "name":
        case "displayName":
        case "headline":
        case "bio":
        case "description":
        case "reason":
        case "subject":
          return typedText(draw, number);
        case "price":
        case "amount":
          return words("150", "0", "80.50", "1200");
        case "currency":
          return words("USD", "EUR", "JPY");
        case "accentColor":
          return words("#0f6d5c", null);
        case "amountMinor":
          return words(null, 1, 100, 15_000);
        case "requestId":
          return `fuzz-request-${String(number % 500).padStart(6, "0")}`;
        case "base64":
          return TINY_PNG;
        case "from":
        case "until":
          return words(null, "2026-03-02", "2027-01-31");
        case "search":
          return words("", "ada", caller.email, typedText(draw, number));
        case "accessToken":
          return words(`sandbox-pat-${caller.email.split("@")[0] ?? ""}`, "made-up");
        case "code":
          return words("000000", "123456", "abcd-efgh-ijkl-mnop");
        case "origins":
          return words([], ["https://app.example"], ["https://app.example", "http://localhost:5173"]);
        case "url":
        case "endpoint":
          return words(
            "https://hooks.example/in",
            "http://127.0.0.1:9/in",
            `https://hooks.example/${number}`,
          );
        case "success_url":
        case "successUrl":
        case "cancel_url":
        case "cancelUrl":
        case "returnUrl":
          return words(`${inUse.appUrl}/bookings`, inUse.appUrl, "https://app.example/done");
        case "calendlyEventUri":
        case "eventUri":
          return (
            known(
              events.flatMap(({ event }) => event ?? []),
              draw,
            ) ?? ""
          );
        case "calendlyInviteeUri":
        case "inviteeUri":
          return (
            known(
              events.flatMap(({ invitee }) => invitee ?? []),
              draw,
            ) ?? ""
          );
        case "eventTypeId":
          return chance(draw, 50) ? rowFor(sessionTypes, caller, draw) : known(eventTypeIds, draw);
        case "inviteeName":
        case "value":
          return typedText(draw, number);
        case "metadata":
          return words(undefined, {}, { order: String(number) }, Object.fromEntries([["__proto__", "x"]]));
        case "next":
          return words("/", "/account", "/bookings", "/builder");
        case "limit":
        case "count":
          return draw(fc.integer({ min: 1, max: 100 }));
        default:
          return undefined;
      }
    },
  };
  return vocabulary;
}
