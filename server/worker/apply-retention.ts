import { deleteOldMailDecisions } from "../../db/mails/mail-decisions.ts";
import { deleteOldMailReports } from "../../db/mails/mail-reports.ts";
import { deleteOldAlerts } from "../../db/health/alerts.ts";
import { deleteOldActivity } from "../../db/health/activity-counts.ts";
import { deleteOldSamples } from "../../db/health/health-samples.ts";
import { emptyRequests, deleteOldDeliveries, deleteOldEffects } from "../../db/queue/finished-rows.ts";
import { deleteOldIdempotencyKeys } from "../../db/queue/idempotency-keys.ts";
import { deleteOldEvents } from "../../db/published/published-events.ts";
import { deleteRemovedEndpoints } from "../../db/published/webhook-endpoints.ts";
import { deleteEndedLimits } from "../../db/operations/limit-counts.ts";
import { deleteOldReports } from "../../db/problem-reports/reports-of-person.ts";
import { deleteOldCodes } from "../../db/accounts/sign-in-codes.ts";
import type { Database } from "../../db/core/open-database.ts";
import { IDEMPOTENCY_MINUTES } from "../domain/contract/idempotency.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { CODE_KEPT_MINUTES } from "../domain/values/sign-in-code.ts";
import type { Clock } from "../ports.ts";

const DAY_MINUTES = 24 * 60;

/** 7 days: a delivery's body holds names and addresses, and is not needed any more once it was handled. */
const BODY_KEPT_DAYS = 7;
/** 31 days: Stripe can still list an event 30 days after it was made, and one that was handled must be known by then; a day in reserve. */
const DELIVERY_KEPT_DAYS = 31;
/** 90 days: long enough to look into a complaint about a mail or a released time. */
const EFFECT_KEPT_DAYS = 90;
/** 90 days: whoever was down for less has missed nothing. */
const EVENT_KEPT_DAYS = 90;
/** 30 h: Stripe keeps an idempotency key for a day, and until then a repeated request must be word for word the same; some hours in reserve. */
const REQUEST_KEPT_HOURS = 30;
/** 2 days: alerts look back minutes; the figures of the last days are kept as samples. */
const ACTIVITY_KEPT_DAYS = 2;
/** 90 days: as long as effects, which most of them are about. */
const ALERT_KEPT_DAYS = 90;
/** 14 days: long enough to see what a change of a week ago has done. */
const SAMPLE_KEPT_DAYS = 14;
/** 400 days: whether it comes back a year later can still be seen. */
const PROBLEM_REPORT_KEPT_DAYS = 400;
/** 180 days after the last news: a mailbox may be there again, and whether it is costs one mail. */
const MAIL_REPORT_KEPT_DAYS = 180;
/** A day: reports that overtake each other are minutes apart, and a bounce that is told later costs one mail that is not needed. */
const MAIL_DELIVERY_KEPT_DAYS = 1;
/** 500 rows are a few milliseconds of the writer. */
const ROWS_PER_BATCH = 500;

/**
 * Deletes deliveries and effects that were completed long ago, and earlier than that the personal data in deliveries and requests; answers to programs that
 * have lapsed, events with their deliveries to others, counts of limits that are over, and reports of problems that were answered or mended. Open rows, dead letters and effects about money stay. Safe to run at any time, twice at once too, and to break off: the next
 * run goes on.
 */
export async function applyRetention(deps: {
  readonly database: Database;
  readonly clock: Clock;
}): Promise<void> {
  const { kysely } = deps.database;
  const now = deps.clock.now();
  const daysAgo = (days: number) => addMinutes(now, -days * DAY_MINUTES);

  for (let after: number | null = 0; after !== null;) {
    after = await deleteOldDeliveries(kysely, {
      after,
      rowsMax: ROWS_PER_BATCH,
      completedBefore: daysAgo(DELIVERY_KEPT_DAYS),
      emptyBefore: daysAgo(BODY_KEPT_DAYS),
    });
  }
  const completedBefore = daysAgo(EFFECT_KEPT_DAYS);
  while ((await deleteOldEffects(kysely, { rowsMax: ROWS_PER_BATCH, completedBefore })) > 0);
  const insertedBefore = addMinutes(now, -REQUEST_KEPT_HOURS * 60);
  while ((await emptyRequests(kysely, { rowsMax: ROWS_PER_BATCH, insertedBefore })) > 0);
  const createdBefore = addMinutes(now, -IDEMPOTENCY_MINUTES);
  while ((await deleteOldIdempotencyKeys(kysely, { rowsMax: ROWS_PER_BATCH, createdBefore })) > 0);
  const eventsBefore = daysAgo(EVENT_KEPT_DAYS);
  while ((await deleteOldEvents(kysely, { rowsMax: ROWS_PER_BATCH, createdBefore: eventsBefore })) > 0);
  await deleteOldMailDecisions(kysely, daysAgo(EFFECT_KEPT_DAYS));
  await deleteOldMailReports(kysely, {
    before: daysAgo(MAIL_REPORT_KEPT_DAYS),
    deliveredBefore: daysAgo(MAIL_DELIVERY_KEPT_DAYS),
  });
  await deleteRemovedEndpoints(kysely, eventsBefore);
  await deleteEndedLimits(kysely, now);
  await deleteOldCodes(kysely, addMinutes(now, -CODE_KEPT_MINUTES));
  await deleteOldActivity(kysely, daysAgo(ACTIVITY_KEPT_DAYS));
  await deleteOldSamples(kysely, daysAgo(SAMPLE_KEPT_DAYS));
  const reports = { rowsMax: ROWS_PER_BATCH, doneBefore: daysAgo(PROBLEM_REPORT_KEPT_DAYS) };
  while ((await deps.database.transact((tx) => deleteOldReports(tx, reports))) > 0);
  await deleteOldAlerts(kysely, daysAgo(ALERT_KEPT_DAYS));
}
