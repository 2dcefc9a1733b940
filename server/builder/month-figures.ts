import { hasBookings } from "../../db/bookings/lists/builder-bookings.ts";
import {
  countBookingsMade,
  listMoneyByQuarter,
  sumMoneyOfBuilder,
} from "../../db/bookings/lists/money-of-builder.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { Builder } from "../domain/offer/session-type.ts";
import { localDate, monthAround, startOfDay } from "../domain/values/calendar-days.ts";
import { addMinutes, earlierOf, instant, minutesBetween, type Instant } from "../domain/values/instant.ts";
import { money, type Money } from "../domain/values/money.ts";

const DAY_MINUTES = 24 * 60;
/** 30: the curve of a month, also on the first of one. */
const CURVE_DAYS = 30;

/** A sum so far this month, and what it was last month by the same day and time. */
export interface FigureOfMonth<Value> {
  readonly now: Value;
  readonly before: Value;
}

/** Money of one currency. */
export interface MoneyOfMonth {
  readonly paid: FigureOfMonth<Money>;
  readonly refunded: FigureOfMonth<Money>;
  /** What was paid on each of the last 30 days, in minor units, the oldest first. */
  readonly paidByDay: readonly number[];
}

export interface MonthFigures {
  /** Whether anybody ever booked. */
  readonly hasBookings: boolean;
  /** Bookings made in it that stand, or whose session took place. */
  readonly booked: FigureOfMonth<number>;
  /** By currency, in the alphabet's order; those in which nothing moved since last month began, or within the curve, are left out. */
  readonly money: readonly MoneyOfMonth[];
}

/** What this month has brought a builder until now, in their own zone, against last month by then. */
export async function viewMonth(
  db: Queryable,
  { id, timeZone }: Pick<Builder, "id" | "timeZone">,
  now: Instant,
): Promise<MonthFigures> {
  const month = monthAround(now, timeZone);
  const last = monthAround(addMinutes(month.from, -1), timeZone);
  const lastByNow = earlierOf(addMinutes(last.from, minutesBetween(month.from, now)), month.from);
  const count = (from: Instant, until: Instant) =>
    countBookingsMade(db, id, ["CONFIRMED", "COMPLETED"], { from, until });
  const sums = await sumMoneyOfBuilder(db, id, month.from, month.until);
  const sumsBefore = await sumMoneyOfBuilder(db, id, last.from, lastByNow);
  const curve = await curveOf(db, { id, timeZone }, now);
  const currencies = new Set([...[...sums, ...sumsBefore].map(({ paid }) => paid.currency), ...curve.keys()]);
  return {
    hasBookings: await hasBookings(db, id),
    booked: { now: await count(month.from, month.until), before: await count(last.from, lastByNow) },
    money: [...currencies].sort().map((currency) => {
      const nothing = { paid: money(0, currency), refunded: money(0, currency) };
      const moved = sums.find(({ paid }) => paid.currency === currency) ?? nothing;
      const before = sumsBefore.find(({ paid }) => paid.currency === currency) ?? nothing;
      return {
        paid: { now: moved.paid, before: before.paid },
        refunded: { now: moved.refunded, before: before.refunded },
        paidByDay: curve.get(currency) ?? Array.from({ length: CURVE_DAYS }, () => 0),
      };
    }),
  };
}

/** What was paid on each of the last days, today included, by currency. */
async function curveOf(
  db: Queryable,
  { id, timeZone }: Pick<Builder, "id" | "timeZone">,
  now: Instant,
): Promise<Map<string, number[]>> {
  const noon = instant(`${localDate(now, timeZone)}T12:00:00Z`);
  const days = Array.from({ length: CURVE_DAYS }, (_, at) =>
    addMinutes(noon, (at + 1 - CURVE_DAYS) * DAY_MINUTES).slice(0, 10),
  );
  const from = startOfDay(days[0] ?? "", timeZone);
  const curve = new Map<string, number[]>();
  // The quarter that has begun belongs to it.
  for (const { at, paid } of await listMoneyByQuarter(db, id, from, addMinutes(now, 15))) {
    const values = curve.get(paid.currency) ?? days.map(() => 0);
    const day = days.indexOf(localDate(at, timeZone));
    if (day !== -1) values[day] = (values[day] ?? 0) + paid.amountMinor;
    curve.set(paid.currency, values);
  }
  return curve;
}
