import { erasePersonalText } from "../../db/history/booking-history.ts";
import { eraseBuilder, findBuilderOfAccount, listSoldAndOpen } from "../../db/builders/builder-erasure.ts";
import { forgetMailWishes } from "../../db/mails/mail-opt-outs.ts";
import { forgetMailReports } from "../../db/mails/mail-reports.ts";
import { eraseAnswersOf, eraseReviewsOf } from "../../db/reviews/reviews.ts";
import { eraseIdempotentAnswers } from "../../db/queue/idempotency-keys.ts";
import { eraseReports } from "../../db/problem-reports/reports-of-person.ts";
import { deleteEndpointsOf } from "../../db/published/webhook-endpoints.ts";
import { eraseAccount } from "../../db/accounts/erase-account.ts";
import { lockAccount } from "../../db/accounts/lock-account.ts";
import { isAddressKnown } from "../../db/accounts/lock-address.ts";
import type { Database, Queryable } from "../../db/core/open-database.ts";
import {
  countOpenDeliveriesAbout,
  eraseClientOf,
  eraseMentions,
  listAddressesIn,
  listBookingsOfPerson,
  listBookingsWithOpenEffects,
  listNamesIn,
} from "../../db/accounts/personal-data.ts";
import { moneyTroublesOf } from "../domain/booking/booking-money.ts";
import { isOver } from "../domain/booking/booking-groups.ts";
import type { Booking, BookingState } from "../domain/booking/booking.ts";
import { ERASED_NAME, erasedAddress } from "../domain/values/erased-person.ts";
import type { BookingId, BuilderId, UserId } from "../domain/values/ids.ts";
import { reportHashesOf } from "../mails/reported-address.ts";
import type { Clock, RandomBytes, SecretBox } from "../ports.ts";

/** 20: enough to see what hinders it. */
const HINDRANCES_SHOWN_MAX = 20;
/** 12 bytes: no two people get the same. */
const CODE_BYTES = 12;

export interface ErasureDeps {
  readonly database: Database;
  readonly randomBytes: RandomBytes;
  readonly clock: Clock;
  /** Finds what is kept of an address by its keyed hash. */
  readonly secretBox: SecretBox;
  /** Writes down beside the backups, by a keyed hash, that whoever has this address was erased: one that is restored repeats it. */
  readonly noteErasure: (address: string) => Promise<void>;
  /** Ends a builder's connection with Calendly and deletes its tokens. Safe to call when there is none. */
  readonly disconnect: (builderId: BuilderId) => Promise<void>;
  readonly accounts: {
    /** Null when no account has this address. */
    findUserByEmail(
      email: string,
    ): Promise<{ readonly userId: UserId; readonly role: "client" | "builder" | "operator" } | null>;
  };
}

/** Why a person cannot be erased yet. */
export type ErasureHindrance =
  | { readonly kind: "operator" }
  /**
   * `not_over`: it goes on. `money_under_way`: a refund, a refund obligation or a dispute is. `order_open`: an effect is unfinished or a dead letter.
   */
  | {
      readonly kind: "not_over" | "money_under_way" | "effect_open";
      readonly bookingId: BookingId;
      readonly state: BookingState;
      /** Whether they booked it or sold it. */
      readonly as: "client" | "builder";
    }
  | { readonly kind: "deliveries_open"; readonly count: number };

export interface PersonFound {
  readonly bookingIds: readonly BookingId[];
  readonly hasAccount: boolean;
  /** The builder that they are; null when none. */
  readonly builder: { readonly id: BuilderId; readonly displayName: string } | null;
  /** Empty when it can be erased. */
  readonly hindrances: readonly ErasureHindrance[];
}

/** What there is of a person, and whether they can be erased now. Changes nothing. */
export async function findPerson(deps: ErasureDeps, address: string): Promise<PersonFound> {
  const email = address.trim().toLowerCase();
  return lookAt(deps.database.kysely, email, await deps.accounts.findUserByEmail(email));
}

type AccountFound = Awaited<ReturnType<ErasureDeps["accounts"]["findUserByEmail"]>>;

async function lookAt(db: Queryable, email: string, account: AccountFound): Promise<PersonFound> {
  const bookings = await listBookingsOfPerson(db, email, account?.userId ?? null);
  const bookingIds = bookings.map(({ id }) => id);
  const withEffects = await listBookingsWithOpenEffects(db, bookingIds);
  const builder = account === null ? null : await findBuilderOfAccount(db, account.userId);
  const sold = builder === null ? [] : await listSoldAndOpen(db, builder.id, HINDRANCES_SHOWN_MAX);
  const soldWithEffects = await listBookingsWithOpenEffects(
    db,
    sold.map(({ id }) => id),
  );
  const count = await countOpenDeliveriesAbout(db, { email, names: [], bookingIds });
  return {
    bookingIds,
    hasAccount: account !== null,
    builder,
    hindrances: [
      ...(account?.role === "operator" ? [{ kind: "operator" as const }] : []),
      ...bookings.flatMap((booking) => hindranceOf(booking, withEffects, "client")),
      ...sold.flatMap((booking) => hindranceOf(booking, soldWithEffects, "builder")),
      ...(count === 0 ? [] : [{ kind: "deliveries_open" as const, count }]),
    ],
  };
}

function hindranceOf(
  booking: Booking,
  withEffects: ReadonlySet<BookingId>,
  as: "client" | "builder",
): ErasureHindrance[] {
  const { id: bookingId, state, context } = booking;
  const hindered = (kind: "not_over" | "money_under_way" | "effect_open") => [{ kind, bookingId, state, as }];
  if (!isOver(state)) return hindered("not_over");
  const isOnItsWay =
    context.refundObligations.some(({ status }) => status === "ordered" || status === "withheld") ||
    context.disputes.some(({ status }) => status === "open") ||
    moneyTroublesOf(state, context).length > 0;
  if (isOnItsWay) return hindered("money_under_way");
  return withEffects.has(bookingId) ? hindered("effect_open") : [];
}

/**
 * Erases a person: name, address, answers and links in all of their bookings, the requests that were sent for these, what was answered to programs about them, the personal text beside the
 * histories, what they wrote in reviews, by which cards they paid, what events have told of these, deliveries and notes about them, which mails they want, whether mails reach them, what they have reported of pages, their webhook endpoints, and the account. Of a builder also the profile, the picture, what was for sale and the connection with
 * Calendly. States, times and money stay, without a person. The histories stay whole. Does nothing, and says why, while something hinders it; that is
 * checked again once no request of theirs can begin anything. All at once or not at all. Safe to repeat.
 */
export async function erasePerson(deps: ErasureDeps, address: string): Promise<PersonFound> {
  const email = address.trim().toLowerCase();
  const account = await deps.accounts.findUserByEmail(email);
  const before = await lookAt(deps.database.kysely, email, account);
  if (before.hindrances.length > 0) return before;
  const code = Buffer.from(deps.randomBytes(CODE_BYTES)).toString("hex");
  const erased = { name: ERASED_NAME, email: erasedAddress(code) };
  // Before anything is erased: a note too many repeats what they asked for, one too few would bring them back.
  await deps.noteErasure(email);
  // Before its row loses its owner: a run that broke off finds it again.
  if (before.builder !== null) await deps.disconnect(before.builder.id);
  return deps.database.transact(async (tx) => {
    // From here on a request of theirs that is under way waits, and then finds no account.
    if (account !== null) await lockAccount(tx, account.userId);
    const found = await lookAt(tx, email, account);
    if (found.hindrances.length > 0) return found;
    const { bookingIds, builder } = found;
    const names = await listNamesIn(tx, bookingIds);
    const addresses = await listAddressesIn(tx, bookingIds);
    await eraseClientOf(tx, bookingIds, erased);
    await erasePersonalText(tx, bookingIds);
    await eraseReviewsOf(tx, bookingIds, deps.clock.now());
    if (builder !== null)
      await eraseBuilder(tx, builder.id, { ...erased, slug: `erased-${code}`, at: deps.clock.now() });
    if (builder !== null) await eraseAnswersOf(tx, builder.id);
    const allNames = builder === null ? names : [...names, builder.displayName];
    await eraseIdempotentAnswers(tx, { bookingIds, userId: account?.userId ?? null });
    await eraseMentions(tx, { email, names: allNames, bookingIds });
    await eraseReports(tx, { email, userId: account?.userId ?? null, bookingIds, at: deps.clock.now() });
    await deleteEndpointsOf(tx, { builderId: builder?.id ?? null, userId: account?.userId ?? null });
    await eraseAccount(tx, { email, userId: account?.userId ?? null });
    for (const theirs of new Set([email, ...addresses])) {
      // What they entered in a booking may be another person's.
      if (theirs !== email && (await isAddressKnown(tx, theirs))) continue;
      await forgetMailWishes(tx, theirs);
      await forgetMailReports(tx, reportHashesOf(deps.secretBox, theirs));
    }
    return found;
  });
}
