import { listCodesOf } from "../../db/accounts/sign-in-codes.ts";
import { readTransitionsOf } from "../../db/history/booking-history.ts";
import { listConsentsOf } from "../../db/bookings/booking-consents.ts";
import { listBookingsOfClient, type ClientBookingKey } from "../../db/bookings/lists/bookings-of-client.ts";
import { getBuilder, getBuilderNames } from "../../db/builders/builders.ts";
import { listSoldBookings } from "../../db/bookings/lists/sold-bookings.ts";
import { listReviewsOf } from "../../db/reviews/reviews.ts";
import { listSessionTypesEver } from "../../db/builders/session-types.ts";
import { getMailChoices } from "../../db/mails/mail-choices.ts";
import { listOptOuts } from "../../db/mails/mail-opt-outs.ts";
import { listEndpointsOfAccount } from "../../db/published/webhook-endpoints.ts";
import { historyLinesOf } from "../booking/view/history-line.ts";
import type { AccountHolder } from "../domain/booking/booking-owner.ts";
import type { Booking } from "../domain/booking/booking.ts";
import type { Review } from "../domain/review/review.ts";
import type { KeyOwner } from "../domain/values/api-key.ts";
import { listReportsOfPerson } from "../../db/problem-reports/reports-of-person.ts";
import type { BookingId, BuilderId, UserId } from "../domain/values/ids.ts";
import type { ProblemReport } from "../domain/problem-report/problem-report.ts";
import type { ConfirmedAddress } from "../domain/values/confirmed-address.ts";
import { EXPORTS_OF_ACCOUNT } from "../domain/values/limit-rules.ts";
import { reportsOf } from "../mails/reported-address.ts";
import type { CodeUnderWay } from "../domain/values/sign-in-code.ts";
import type { OwnAccount } from "../ports.ts";
import type { AccountDeps } from "./account-deps.ts";
import { getOwnAccount } from "./get-own-account.ts";

/** 25: a page with its histories is some hundred kilobytes at the most. */
const BOOKINGS_A_PAGE = 25;

/**
 * The first part of somebody's data: the account, where it is signed in, and the API keys, what they have reported of pages, a builder's profile and offers. Counted: a whole export reads all of a
 * person's rows. Throws LimitReached.
 */
export async function beginExport(
  { accounts, clock, database, limits, secretBox }: AccountDeps,
  {
    userId,
    builderId,
    confirmed,
  }: {
    readonly userId: string;
    readonly builderId: BuilderId | null;
    /** Null where nobody has shown that the address is theirs: what was written with it is not theirs to read. */
    readonly confirmed: ConfirmedAddress | null;
  },
) {
  await limits.takeOrThrow(EXPORTS_OF_ACCOUNT, userId);
  const account = await getOwnAccount({ accounts }, userId);
  const sessions = await accounts.own.listSessions(userId);
  const db = database.kysely;
  const keyOwner = keyOwnerOf(account, { userId, builderId });
  return {
    format: "buildappswith-account/1",
    exportedAt: clock.now(),
    account,
    // Without their ids, which are no personal data.
    sessions: sessions.map(({ userAgent, begunAt, lastSeenAt }) => ({ userAgent, begunAt, lastSeenAt })),
    // What they are called, and what each may do: their texts nobody has.
    apiKeys: keyOwner === null ? [] : (await accounts.keys.list(keyOwner)).map(({ id: _, ...key }) => key),
    /** Kinds of mail that this address has ended. */
    unwantedMails: confirmed === null ? [] : await listOptOuts(db, confirmed),
    /** What the mail provider has reported of this address. */
    mailReports: confirmed === null ? null : await reportsOf(db, secretBox, confirmed),
    /** What a mailed code was asked for lately with this address. */
    signInCodes: confirmed === null ? [] : (await listCodesOf(db, confirmed)).map(codeAsked),
    webhookEndpoints: await listEndpointsOfAccount(db, userId),
    problemReports: (await listReportsOfPerson(db, { email: confirmed?.toLowerCase() ?? null, userId })).map(
      ownReport,
    ),
    builder:
      builderId === null
        ? null
        : {
            profile: await getBuilder(db, builderId),
            sessionTypes: await listSessionTypesEver(db, builderId),
            /** Who reminds their clients, and whether they get a digest of the day. */
            mailChoices: await getMailChoices(db, builderId),
          },
  };
}

/** What they have reported of a page, and what they were answered; not which operator did. */
function ownReport({ id: _, groupId: __, userId: ___, answer, ...report }: ProblemReport) {
  return { ...report, answer: answer === null ? null : { text: answer.text, at: answer.at } };
}

/** Without what opens it. */
function codeAsked({
  purpose,
  choice,
  next,
  askedAt,
  expiresAt,
}: Omit<CodeUnderWay, "isOver" | "triesLeft">) {
  return { purpose, choice, next, askedAt, expiresAt };
}

function keyOwnerOf(
  { role }: Pick<OwnAccount, "role">,
  { userId, builderId }: { readonly userId: UserId; readonly builderId: BuilderId | null },
): KeyOwner | null {
  if (role === "operator") return { kind: "operator", userId };
  return builderId === null ? null : { kind: "builder", userId, builderId };
}

/** A page of what is the client's, with its money and its history as they see it. */
export async function exportBookings(
  { database }: Pick<AccountDeps, "database">,
  client: AccountHolder,
  after: ClientBookingKey | null,
) {
  const db = database.kysely;
  const { values, next } = await listBookingsOfClient(db, client, { after, limit: BOOKINGS_A_PAGE });
  const builderOf = await getBuilderNames(
    db,
    values.map(({ builderId }) => builderId),
  );
  const { transitions, unreadable } = await readTransitionsOf(
    db,
    values.map(({ id }) => id),
  );
  const reviews = await listReviewsOf(
    db,
    values.map(({ id }) => id),
  );
  const consents = await listConsentsOf(
    db,
    values.map(({ id }) => id),
  );
  const items = values.map((booking) => ({
    ...withoutClient(booking),
    review: reviewWritten(reviews.get(booking.id)),
    builder: builderOf(booking.builderId),
    client: {
      name: booking.clientName,
      email: booking.clientEmail,
      timeZone: booking.clientTimeZone,
      language: booking.clientLanguage,
    },
    place: booking.place,
    metadata: booking.metadata,
    /** What they agreed to, in which version, and when. */
    consents: consents.get(booking.id) ?? [],
    history: historyLinesOf(
      transitions.filter(({ bookingId }) => bookingId === booking.id),
      "client",
    ),
    /** The lines of it that this version cannot read. */
    unreadableLines: unreadable
      .filter(({ bookingId }) => bookingId === booking.id)
      .map(({ version }) => version),
  }));
  return { items, next };
}

/** A page of what a builder has sold: times, money and their own answers to reviews, and nothing of the clients, whose data it is. */
export async function exportSold(
  { database }: Pick<AccountDeps, "database">,
  builderId: BuilderId,
  after: BookingId | null,
) {
  const { values, next } = await listSoldBookings(database.kysely, builderId, {
    after,
    limit: BOOKINGS_A_PAGE,
  });
  const reviews = await listReviewsOf(
    database.kysely,
    values.map(({ id }) => id),
  );
  const items = values.map((booking) => {
    const { answer = null, answeredAt = null } = reviews.get(booking.id) ?? {};
    return { ...withoutClient(booking), reviewAnswer: answer === null ? null : { answer, answeredAt } };
  });
  return { items, next };
}

/** What a client has written about a session; null when nothing. */
function reviewWritten(review: Review | undefined) {
  if (review === undefined) return null;
  const { rating, wentWell, toImprove, shownAs, writtenAt, editedAt, answer } = review;
  return { rating, wentWell, toImprove, shownAs, writtenAt, editedAt, answer };
}

/** What was booked, when, for how much, and where the money went. Of checkouts no address: it opens a page of Stripe's. */
function withoutClient(booking: Booking) {
  const { id, state, sessionTypeName, durationMinutes, context, createdAt, updatedAt } = booking;
  const {
    price,
    cancellationPolicy,
    time,
    payments,
    refunds,
    refundObligations,
    disputes,
    canceledAt,
    canceledBy,
  } = context;
  return {
    id,
    state,
    sessionTypeName,
    durationMinutes,
    createdAt,
    updatedAt,
    startsAt: time?.startsAt ?? null,
    endsAt: time?.endsAt ?? null,
    canceledAt,
    canceledBy,
    price,
    cancellationPolicy,
    money: { payments, refunds, refundObligations, disputes },
  };
}
