import type { Language } from "../domain/text/language.ts";
import { countMailRefusals } from "../../db/accounts/mail-refusals.ts";
import { listBookingsInTrouble } from "../../db/bookings/lists/bookings-in-trouble.ts";
import { getBuilderNames } from "../../db/builders/builders.ts";
import {
  listConnectionsInTrouble,
  readConnectionsAfter,
  type CalendlyConnection,
  type ConnectionKey,
} from "../../db/calendly/calendly-connections.ts";
import { countOpenDrifts } from "../../db/operations/drifts.ts";
import { findHeldRestoration } from "../../db/operations/restorations.ts";
import { findLatestCheckpoint } from "../../db/history/daily-checkpoints.ts";
import { countDeadDeliveries } from "../../db/queue/inbox.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { countDeadEffects, listDeadEffects } from "../../db/queue/outbox.ts";
import { listUndecidedGroups } from "../../db/problem-reports/problem-groups.ts";
import { getPublishedPolicies } from "../../db/site-policies/site-policies.ts";
import { listWrongClocks } from "../../db/operations/wrong-clocks.ts";
import { isDead } from "../domain/providers/connection-state.ts";
import { findKeyTrouble } from "../calendly-connection/subscription/find-key-trouble.ts";
import { isRefundedOutside, moneyTroublesOf } from "../domain/booking/booking-money.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { SITE_POLICY_KINDS, type SitePolicyKind } from "../domain/site-policy/site-policy.ts";
import { nameInWords } from "../domain/text/name-in-words.ts";
import type { Instant } from "../domain/values/instant.ts";
import { listOverdueUnknownWork } from "./overdue-unknown-work.ts";
import { viewOfRefusedCheckouts } from "../refused-checkouts/view-of-refused-checkouts.ts";
import { readWhoseBookings } from "./whose-booking.ts";

/** 50: more than anybody clears in a day; the rest follows when these are gone. */
const IN_TROUBLE_MAX = 50;

/** 50 connections on a page: a screen or two. */
const CONNECTIONS_A_PAGE = 50;
/** 50 named one by one: what breaks so many at once is one trouble. */
const CONNECTIONS_IN_TROUBLE_MAX = 50;

/**
 * The operator's overview: what needs them, then a page of the connections with their status. Holds no secret, body or address.
 * @param after where the page of connections begins; null for the first.
 */
export async function viewOfOperations(
  db: Queryable,
  now: Instant,
  language: Language,
  after: ConnectionKey | null = null,
) {
  const page = await readConnectionsAfter(db, { after, limit: CONNECTIONS_A_PAGE });
  const inTrouble = await listConnectionsInTrouble(db, CONNECTIONS_IN_TROUBLE_MAX);
  const builderOf = await getBuilderNames(
    db,
    [...page.values, ...inTrouble].map(({ builderId }) => builderId),
  );
  const viewOf = (connection: CalendlyConnection) => {
    const { slug, displayName } = builderOf(connection.builderId);
    return {
      id: connection.id,
      builder: { slug, displayName },
      kind: connection.kind,
      isDead: isDead(connection, now),
      brokenReason: connection.brokenReason,
      brokenSince: connection.brokenSince,
      connectedAt: connection.connectedAt,
      tokenObtainedAt: connection.tokenObtainedAt,
      signingKeyCreatedAt: connection.signingKeyCreatedAt,
      subscriptionState: connection.subscriptionState,
      subscriptionCheckedAt: connection.backfilledUntil,
      checkFailingSince: connection.checkFailingSince,
      checkFailure: connection.checkFailure,
    };
  };
  const keyTrouble = await findKeyTrouble(
    db,
    now,
    page.values.map(({ id }) => id),
  );
  const held = await findHeldRestoration(db);
  return {
    now,
    /** The instant that the backup holds from which this was restored, until somebody releases it; null when nothing is held. */
    heldAt: held === null ? null : held.takenAt,
    connections: { items: page.values.map(viewOf), next: page.next },
    /** Those that are broken or whose checks fail, of all, the first `CONNECTIONS_IN_TROUBLE_MAX`. */
    connectionsInTrouble: inTrouble.map(viewOf),
    /** Those of the page that cannot be read: nobody can book there, and no job looks at them. The checks name those of all pages. */
    unreadableConnections: page.unreadable.map(({ key, reason }) => ({ id: key, reason })),
    keyTrouble,
    deadLetters: { deliveries: await countDeadDeliveries(db), ...(await countDeadEffects(db)) },
    /** How many kinds of mails about accounts were not taken, each by its reason. */
    refusedMails: await countMailRefusals(db),
    /** The latest of the refunds among them, each with its amount and whose it is, as far as that can be read. */
    deadRefunds: await listDeadRefunds(db, language),
    inTrouble: (await listBookingsInTrouble(db, null, IN_TROUBLE_MAX)).map((booking) =>
      troubleView(booking, language),
    ),
    wrongClocks: (await listWrongClocks(db)).map(({ processId: _id, measuredAt: _at, ...clock }) => clock),
    unknownWork: await listOverdueUnknownWork(db, now),
    refusedCheckouts: await viewOfRefusedCheckouts(db),
    openDrifts: await countOpenDrifts(db),
    /** What people have reported of pages and nobody has decided about, the latest first; and how many more of them there are. */
    newProblems: await readNewProblems(db),
    latestCheckpoint: await findLatestCheckpoint(db),
    /** Which of the terms and the privacy notice nobody has published. */
    missingPolicies: await listMissingPolicies(db),
  };
}

async function listMissingPolicies(db: Queryable): Promise<SitePolicyKind[]> {
  const published = await getPublishedPolicies(db);
  return SITE_POLICY_KINDS.filter((kind) => published[kind] === null);
}

/** 5: the rest stands on the page of problems, which the last line leads to. */
const NEW_PROBLEMS_MAX = 5;

async function readNewProblems(db: Queryable) {
  const { groups, count } = await listUndecidedGroups(db, NEW_PROBLEMS_MAX);
  return {
    groups: groups.map(({ id, step, cause, detail, reportCount, lastReportedAt, reopenedAt }) => ({
      ...{ id, step, cause, detail, reportCount, lastReportedAt },
      isReopened: reopenedAt !== null,
    })),
    more: count - groups.length,
  };
}

/** As many as are listed one by one. */
const DEAD_REFUNDS_MAX = 10;

async function listDeadRefunds(db: Queryable, language: Language) {
  const dead = await listDeadEffects(db, { type: "requestRefund", limit: DEAD_REFUNDS_MAX });
  const bookingOf = await readWhoseBookings(
    db,
    dead.map(({ bookingId }) => bookingId),
    language,
  );
  return dead.map(({ key, bookingId, effect }) => {
    const booking = bookingOf(bookingId);
    return {
      key,
      amount: effect?.type === "requestRefund" ? effect.params.amount : null,
      booking: booking && { sessionTypeName: booking.sessionTypeName, clientName: booking.clientName },
    };
  });
}

/** What needs a decision about a booking's money. */
function troubleView({ id, state, context, sessionTypeName, clientName }: Booking, language: Language) {
  return {
    id,
    sessionTypeName,
    clientName: nameInWords(clientName, "client", language),
    troubles: moneyTroublesOf(state, context),
    disputes: context.disputes.filter(({ status }) => status === "open"),
    isRefundedOutside: isRefundedOutside(state, context),
  };
}
