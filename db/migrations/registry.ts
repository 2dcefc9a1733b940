import type { Migration } from "kysely";
import type { AppVersion } from "../../server/domain/values/app-version.ts";
import * as firstTables from "./0001-first-tables.ts";
import * as signIn from "./0002-sign-in.ts";
import * as builderSide from "./0003-builder-side.ts";
import * as moneyAndHistory from "./0004-money-and-history.ts";
import * as reconciler from "./0005-reconciler.ts";
import * as settledOutside from "./0006-settled-outside.ts";
import * as schemaRequirement from "./0007-schema-requirement.ts";
import * as frozenRequests from "./0008-frozen-requests.ts";
import * as limits from "./0009-limits.ts";
import * as personInCause from "./0010-person-in-cause.ts";
import * as heartbeat from "./0011-heartbeat.ts";
import * as places from "./0012-places.ts";
import * as restsOn from "./0013-rests-on.ts";
import * as checkoutRefusals from "./0014-checkout-refusals.ts";
import * as inquiries from "./0015-inquiries.ts";
import * as failedChecks from "./0016-failed-checks.ts";
import * as installation from "./0017-installation.ts";
import * as wrongClocks from "./0018-wrong-clocks.ts";
import * as toldChecks from "./0019-told-checks.ts";
import * as claimedBy from "./0020-claimed-by.ts";
import * as accounts from "./0021-accounts.ts";
import * as copiedInstallation from "./0022-copied-installation.ts";
import * as secondFactor from "./0023-second-factor.ts";
import * as indexesOfLists from "./0024-indexes-of-lists.ts";
import * as keptSumsAndWords from "./0025-kept-sums-and-words.ts";
import * as openDriftsInTurn from "./0026-open-drifts-in-turn.ts";
import * as turnsAndRefusedMails from "./0027-turns-and-refused-mails.ts";
import * as operatorActionsBySubject from "./0028-operator-actions-by-subject.ts";
import * as languages from "./0029-languages.ts";
import * as apiKeys from "./0030-api-keys.ts";
import * as eventTypesInTurn from "./0031-event-types-in-turn.ts";
import * as publishedEvents from "./0032-published-events.ts";
import * as callerMetadata from "./0033-caller-metadata.ts";
import * as idempotencyKeys from "./0034-idempotency-keys.ts";
import * as activityCounts from "./0035-activity-counts.ts";
import * as samplesAndReplays from "./0036-samples-and-replays.ts";
import * as backups from "./0037-backups.ts";
import * as severalProcesses from "./0038-several-processes.ts";
import * as alerts from "./0039-alerts.ts";
import * as mailWishes from "./0040-mail-wishes.ts";
import * as funnel from "./0041-funnel.ts";
import * as reviews from "./0042-reviews.ts";
import * as problemReports from "./0043-problem-reports.ts";
import * as mailReports from "./0044-mail-reports.ts";
import * as complaintsToldAgain from "./0048-complaints-told-again.ts";
import * as freeTimes from "./0049-free-times.ts";
import * as embedOrigins from "./0051-embed-origins.ts";
import * as searchAndTopics from "./0052-search-and-topics.ts";
import * as pagesOfProblems from "./0047-pages-of-problems.ts";
import * as signInCodes from "./0050-sign-in-codes.ts";
import * as sitePolicies from "./0053-site-policies.ts";

export interface RegisteredMigration {
  readonly steps: Migration;
  /**
   * The oldest version of the app that can run on the schema after it, and on the rows that newer versions write into it. Stored with the
   * migration: an older app asks the database before it starts, because it cannot ask this file.
   */
  readonly oldestApp: AppVersion;
}

/** Every migration by name, in order of their names. A list in code, so that a bundle carries them along. */
export const migrations: Readonly<Record<string, RegisteredMigration>> = {
  "0001-first-tables": { steps: firstTables, oldestApp: "0.1.0" },
  "0002-sign-in": { steps: signIn, oldestApp: "0.1.0" },
  "0003-builder-side": { steps: builderSide, oldestApp: "0.1.0" },
  "0004-money-and-history": { steps: moneyAndHistory, oldestApp: "0.1.0" },
  "0005-reconciler": { steps: reconciler, oldestApp: "0.1.0" },
  "0006-settled-outside": { steps: settledOutside, oldestApp: "0.1.0" },
  "0007-schema-requirement": { steps: schemaRequirement, oldestApp: "0.1.0" },
  // 0.1.0 would repeat an order with a request of its own, and take Stripe's answer to that for "not opened".
  "0008-frozen-requests": { steps: frozenRequests, oldestApp: "0.2.0" },
  "0009-limits": { steps: limits, oldestApp: "0.1.0" },
  // To 0.1.0 a line that names a person is one that somebody has changed.
  "0010-person-in-cause": { steps: personInCause, oldestApp: "0.2.0" },
  "0011-heartbeat": { steps: heartbeat, oldestApp: "0.1.0" },
  // An order that tells of a place is one that 0.1.0 cannot read.
  "0012-places": { steps: places, oldestApp: "0.2.0" },
  // A dropped order that has failed is one that 0.1.0 cannot read when it rebuilds a booking.
  "0013-rests-on": { steps: restsOn, oldestApp: "0.2.0" },
  "0014-checkout-refusals": { steps: checkoutRefusals, oldestApp: "0.1.0" },
  // 0.1.0 takes every inquiry for a dispute, and returns no money.
  "0015-inquiries": { steps: inquiries, oldestApp: "0.2.0" },
  "0016-failed-checks": { steps: failedChecks, oldestApp: "0.1.0" },
  // 0.1.0 would work on the bookings that came with a copy.
  "0017-installation": { steps: installation, oldestApp: "0.2.0" },
  "0018-wrong-clocks": { steps: wrongClocks, oldestApp: "0.1.0" },
  "0019-told-checks": { steps: toldChecks, oldestApp: "0.1.0" },
  // 0.1.0 opens what was booked with an address to an account that has not confirmed it, and does not say whose a booking is.
  "0020-claimed-by": { steps: claimedBy, oldestApp: "0.2.0" },
  "0021-accounts": { steps: accounts, oldestApp: "0.1.0" },
  "0022-copied-installation": { steps: copiedInstallation, oldestApp: "0.2.0" },
  // 0.1.0 would let operators in without it.
  "0023-second-factor": { steps: secondFactor, oldestApp: "0.2.0" },
  "0024-indexes-of-lists": { steps: indexesOfLists, oldestApp: "0.1.0" },
  // 0.1.0 writes down of no booking that its money asks for a person.
  "0025-kept-sums-and-words": { steps: keptSumsAndWords, oldestApp: "0.2.0" },
  "0026-open-drifts-in-turn": { steps: openDriftsInTurn, oldestApp: "0.1.0" },
  "0027-turns-and-refused-mails": { steps: turnsAndRefusedMails, oldestApp: "0.1.0" },
  "0028-operator-actions-by-subject": { steps: operatorActionsBySubject, oldestApp: "0.1.0" },
  "0029-languages": { steps: languages, oldestApp: "0.1.0" },
  "0030-api-keys": { steps: apiKeys, oldestApp: "0.1.0" },
  "0031-event-types-in-turn": { steps: eventTypesInTurn, oldestApp: "0.1.0" },
  // 0.1.0 tells nobody of what it changes.
  "0032-published-events": { steps: publishedEvents, oldestApp: "0.2.0" },
  // 0.1.0 would leave it standing when it erases a client.
  "0033-caller-metadata": { steps: callerMetadata, oldestApp: "0.2.0" },
  // 0.1.0 would leave what was answered about a client when it erases them.
  "0034-idempotency-keys": { steps: idempotencyKeys, oldestApp: "0.2.0" },
  "0035-activity-counts": { steps: activityCounts, oldestApp: "0.1.0" },
  // 0.1.0 reads the body of a delivery that is replayed, which is gone.
  "0036-samples-and-replays": { steps: samplesAndReplays, oldestApp: "0.2.0" },
  // 0.1.0 would carry out what a restored database must hold back.
  "0037-backups": { steps: backups, oldestApp: "0.2.0" },
  "0038-several-processes": { steps: severalProcesses, oldestApp: "0.1.0" },
  "0039-alerts": { steps: alerts, oldestApp: "0.1.0" },
  // 0.1.0 would leave what an address does not want standing when it erases somebody.
  "0040-mail-wishes": { steps: mailWishes, oldestApp: "0.2.0" },
  "0041-funnel": { steps: funnel, oldestApp: "0.1.0" },
  // 0.1.0 would leave a client's words standing when it erases them.
  "0042-reviews": { steps: reviews, oldestApp: "0.2.0" },
  // 0.1.0 would leave what a person has reported when it erases them.
  "0043-problem-reports": { steps: problemReports, oldestApp: "0.2.0" },
  // 0.1.0 would leave what was reported of an address standing when it erases somebody.
  "0044-mail-reports": { steps: mailReports, oldestApp: "0.2.0" },
  "0047-pages-of-problems": { steps: pagesOfProblems, oldestApp: "0.2.0" },
  "0048-complaints-told-again": { steps: complaintsToldAgain, oldestApp: "0.2.0" },
  "0049-free-times": { steps: freeTimes, oldestApp: "0.1.0" },
  "0050-sign-in-codes": { steps: signInCodes, oldestApp: "0.2.0" },
  // 0.1.0 would leave the sites standing when it erases a builder.
  "0051-embed-origins": { steps: embedOrigins, oldestApp: "0.2.0" },
  // 0.1.0 would leave what is said of a builder standing when it erases one.
  "0052-search-and-topics": { steps: searchAndTopics, oldestApp: "0.2.0" },
  "0053-site-policies": { steps: sitePolicies, oldestApp: "0.1.0" },
};
