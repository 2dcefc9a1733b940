import { TRPCError } from "@trpc/server";
import { z } from "zod";
import type { HistoryKey } from "../../db/history/booking-history.ts";
import { CLIENT_GROUPS } from "../domain/booking/client-booking-groups.ts";
import { isBookingId, type BookingId } from "../domain/values/ids.ts";
import type { Page } from "../domain/values/page.ts";

/** 400 characters: the longest that we make has not half as many. */
const CURSOR_LENGTH_MAX = 400;
/** A text that both databases compare alike, without what PostgreSQL takes in no text. */
const keyText = z.string().regex(/^[\x20-\x7e]{0,100}$/);

/**
 * The cursors of a list that comes in pages: they hold the key of its order. As a procedure's input, null is the first page; anything but a cursor of
 * this list is refused as input.
 */
function cursorsOf<Key>(list: string, schema: z.ZodType<Key>) {
  const parts = z.tuple([z.literal(list), schema]);
  return {
    /** Null for the last page. */
    write: <Written extends Key | null>(key: Written) =>
      (key === null
        ? null
        : Buffer.from(JSON.stringify([list, key]), "utf8").toString("base64url")) as Written extends null
        ? null
        : string,
    input: z
      .string()
      .max(CURSOR_LENGTH_MAX)
      .transform((text, context): Key => {
        const read = parts.safeParse(jsonIn(text));
        if (read.success) return read.data[1];
        context.addIssue("not a page of this list");
        return z.NEVER;
      })
      .nullable()
      .default(null),
  };
}

/** Null when it is none. */
function jsonIn(base64url: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64url, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

/**
 * The key in a cursor that came as a plain field, where only a procedure knows which list it is of. A cursor of another list is invalid input there, as
 * in a schema.
 */
export function readKey<Key>(
  cursors: { readonly input: z.ZodType<Key> },
  field: string,
  cursor: string | undefined,
): Key {
  const read = z.object({ [field]: cursors.input }).safeParse({ [field]: cursor ?? null });
  if (read.success) return read.data[field] as Key;
  throw new TRPCError({ code: "BAD_REQUEST", cause: read.error });
}

const bookingKey = z.object({ at: keyText, id: keyText });
/** What a database takes for an integer. */
const integer = z.int().min(0).max(2_147_483_647);

export const CLIENTS_BOOKINGS = cursorsOf(
  "mine",
  z.object({ group: z.enum(CLIENT_GROUPS), at: keyText, id: keyText }),
);
export const BUILDERS_BOOKINGS = cursorsOf("builders", bookingKey);
export const SOLD_BOOKINGS = cursorsOf(
  "sold",
  z.custom<BookingId>((value) => typeof value === "string" && isBookingId(value)),
);
export const OPERATORS_BOOKINGS = cursorsOf("operators", bookingKey);
export const PROBLEM_REPORTS = cursorsOf("problem-reports", bookingKey);
export const CONNECTIONS = cursorsOf("connections", z.object({ connectedAt: keyText, id: keyText }));
export const BUILDERS = cursorsOf("front", z.object({ position: integer, id: keyText }));
/** Pages that are read both ways: the turn that leads to each. */
export const EVENT_TYPES = cursorsOf(
  "event-types",
  z.object({
    direction: z.enum(["after", "before"]),
    key: z.object({ createdAt: keyText, id: keyText }).nullable(),
  }),
);
export const REVIEWS = cursorsOf("reviews", bookingKey);
export const WEBHOOK_ENDPOINTS = cursorsOf("webhook-endpoints", bookingKey);
export const WEBHOOK_DELIVERIES = cursorsOf("webhook-deliveries", z.object({ position: integer }));
export const EVENTS = cursorsOf("events", z.object({ position: integer }));
export const DELIVERIES = cursorsOf("deliveries", z.object({ id: integer }));
export const HISTORY = cursorsOf("history", z.object({ version: integer }));

interface WithHistory {
  readonly history: {
    readonly items: readonly unknown[];
    readonly unreadable: readonly unknown[];
    readonly earlier: HistoryKey | null;
  };
}

/** A view whose history names the lines before it by a cursor. */
export function withHistoryCursor<View extends WithHistory>(
  view: View,
): Omit<View, "history"> & {
  readonly history: Page<View["history"]["items"][number]> & {
    readonly unreadable: View["history"]["unreadable"];
  };
} {
  const { items, unreadable, earlier } = view.history;
  return { ...view, history: { items, unreadable, next: HISTORY.write(earlier) } };
}
