import { dropFormerSecrets } from "../db/published/endpoints-of-owner.ts";
import { alertDepsOf, heartbeatCallOf } from "./alert-deps-of.ts";
import { callHeartbeat } from "./alerts/call-heartbeat.ts";
import { watchAlerts } from "./alerts/watch-alerts.ts";
import { lookForPlaces } from "./booking/record/look-for-places.ts";
import { checkSubscriptions } from "./calendly-connection/subscription/check-subscription.ts";
import { dropReplacedSigningKeys } from "./calendly-connection/subscription/rotate-signing-key.ts";
import { notifyFailingChecks } from "./calendly-connection/notify-failing-checks.ts";
import { sendDigests } from "./digest/send-digests.ts";
import { erasureDepsOf } from "./erasure-deps-of.ts";
import { checkpointExportOf } from "./checkpoint-export-of.ts";
import { rollUpFunnel } from "./funnel/roll-up-funnel.ts";
import { sampleHealth } from "./health/sample-health.ts";
import { makeDailyCheckpoints } from "./history/make-daily-checkpoints.ts";
import { reconcileWhileHeld } from "./restoration/reconcile-while-held.ts";
import { orderReminders } from "./reminders/order-reminders.ts";
import { repeatErasures } from "./restoration/repeat-erasures.ts";
import { reconcileWhenDue } from "./reconciliation/run-when-due.ts";
import { applyRetention } from "./worker/apply-retention.ts";
import { notifyRefusedCheckouts } from "./refused-checkouts/notify-refused-checkouts.ts";
import { notifyWrongClock } from "./operations/notify-wrong-clock.ts";
import { notifyOfProblems } from "./problem-report/notify-of-problems.ts";
import { sendAnswers } from "./problem-report/send-answers.ts";
import { orderInvitations } from "./review/invite-to-review.ts";
import { keepListings } from "./search/keep-listings.ts";
import { syncStaleSessionTypes } from "./session-type/sync-stale-session-types.ts";
import type { Services } from "./open-services.ts";

import type { createWorker } from "./worker/create-worker.ts";
import { watchUnknownWork } from "./worker/watch-unknown-work.ts";

/** 5 s: how soon a run that an operator has asked for starts. */
const RECONCILE_LOOK_MINUTES = 5 / 60;

/** 5 min: half of what a sample stands for, so that none is left out. */
const SAMPLE_LOOK_MINUTES = 5;

/** 5 s: how soon a link that is still being made is asked for again; what is due stands in the database. */
const PLACE_LOOK_MINUTES = 5 / 60;

/** 5 s: how soon an answer is tried that its operator's request has not sent. */
const ANSWER_LOOK_MINUTES = 5 / 60;

/** 5 s: how soon search knows what was not computed with its change; what is due stands in the database. */
const LISTING_LOOK_MINUTES = 5 / 60;

/** Every task that runs on a schedule. */
export function scheduleOf(
  services: Services,
  ownClock: Parameters<typeof notifyWrongClock>[0],
): NonNullable<Parameters<typeof createWorker>[1]> {
  const { env } = services;
  const heartbeat = heartbeatCallOf(services);
  const lookForAlerts = watchAlerts(alertDepsOf(services));
  let lookedForAlertsAt = services.clock.now();
  return (workerDeps) => [
    {
      name: "check webhook subscriptions",
      everyMinutes: 1,
      run: () => checkSubscriptions(workerDeps),
    },
    {
      name: "look for places",
      everyMinutes: PLACE_LOOK_MINUTES,
      // Takes each booking by a lease of its own.
      inEachProcess: true,
      run: (signal) => lookForPlaces(workerDeps, signal),
    },
    {
      name: "read free times",
      everyMinutes: 1,
      // Calendly may be slow: nothing else waits for that.
      alone: true,
      run: (signal) => workerDeps.freeTimes?.readAhead(signal) ?? Promise.resolve(),
    },
    {
      name: "keep the index of builders",
      everyMinutes: LISTING_LOOK_MINUTES,
      // After a migration it computes everybody's: nothing else waits for that.
      alone: true,
      // Of our own rows alone.
      whileHeld: true,
      run: (signal) => keepListings(workerDeps, signal),
    },
    { name: "sync session types", everyMinutes: 60, run: () => syncStaleSessionTypes(workerDeps) },
    {
      name: "drop replaced signing keys",
      everyMinutes: 60,
      run: () => dropReplacedSigningKeys(workerDeps).then(() => undefined),
    },
    {
      name: "drop former webhook secrets",
      everyMinutes: 60,
      run: () => dropFormerSecrets(services.database.kysely, services.clock.now()),
    },
    {
      name: "reconcile",
      everyMinutes: RECONCILE_LOOK_MINUTES,
      alone: true,
      // A run has a row with a heartbeat of its own.
      inEachProcess: true,
      run: reconcileWhenDue(
        workerDeps,
        env.RECONCILE_EVERY_MINUTES === 0 ? null : env.RECONCILE_EVERY_MINUTES,
      ),
    },
    {
      name: "watch unknown work",
      everyMinutes: 5,
      // Processes of two versions know different types.
      inEachProcess: true,
      run: watchUnknownWork(workerDeps),
    },
    {
      name: "compare what was restored",
      everyMinutes: RECONCILE_LOOK_MINUTES,
      whileHeld: true,
      // They share the run by its lease.
      inEachProcess: true,
      run: (signal) => (services.hold.isFree() ? Promise.resolve() : reconcileWhileHeld(workerDeps, signal)),
    },
    {
      name: "repeat erasures",
      everyMinutes: 60,
      run: () => repeatErasures(erasureDepsOf(services)),
    },
    { name: "remind of sessions", everyMinutes: 1, run: () => orderReminders(workerDeps) },
    { name: "send digests", everyMinutes: 1, run: () => sendDigests(services.connections) },
    { name: "tell of refusals", everyMinutes: 1, run: () => notifyRefusedCheckouts(services.connections) },
    { name: "tell of failing checks", everyMinutes: 1, run: () => notifyFailingChecks(services.connections) },
    {
      name: "answer reported problems",
      everyMinutes: ANSWER_LOOK_MINUTES,
      run: () => sendAnswers({ ...services.connections, mailer: services.mailer }),
    },
    {
      name: "tell of reported problems",
      everyMinutes: 1,
      run: () => notifyOfProblems(workerDeps),
    },
    {
      name: "tell of a wrong clock",
      everyMinutes: 1,
      // Its own clock.
      inEachProcess: true,
      whileHeld: true,
      run: () => notifyWrongClock(ownClock),
    },
    {
      name: "watch for alerts",
      everyMinutes: 1,
      // Whatever the others wait for, and while all of them are held: somebody has to release them.
      alone: true,
      whileHeld: true,
      // Each process sees whether it can write; the rest is claimed alert by alert.
      inEachProcess: true,
      run: async () => {
        await lookForAlerts();
        lookedForAlertsAt = services.clock.now();
      },
    },
    ...(heartbeat === null
      ? []
      : [
          {
            name: "call the heartbeat",
            everyMinutes: 1,
            alone: true,
            whileHeld: true,
            inEachProcess: true,
            run: () => callHeartbeat({ ...services, heartbeat, lookedForAlertsAt: () => lookedForAlertsAt }),
          } as const,
        ]),
    { name: "ask for reviews", everyMinutes: 1, run: () => orderInvitations(workerDeps) },
    {
      name: "count the funnel",
      everyMinutes: 1,
      // After a migration it counts all that ever was, in slices: nothing else waits for that.
      alone: true,
      run: (signal) => rollUpFunnel(services, signal).then(() => undefined),
    },
    { name: "sample health", everyMinutes: SAMPLE_LOOK_MINUTES, run: () => sampleHealth(workerDeps) },
    { name: "apply retention", everyMinutes: 24 * 60, run: () => applyRetention(workerDeps) },
    {
      name: "make daily checkpoints",
      everyMinutes: 60,
      run: () => makeDailyCheckpoints({ ...workerDeps, exportCheckpoint: checkpointExportOf(env) }),
    },
  ];
}
