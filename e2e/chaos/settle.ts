import type { Queryable } from "../../db/core/open-database.ts";
import { addMinutes, instant, minutesBetween, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { SandboxControl } from "../kit/sandbox.ts";
import type { Banks } from "./banks.ts";
import type { Guest } from "./enter-app.ts";
import { pause, untilSeen } from "./pause.ts";

interface AppFixture {
  readonly sandbox: SandboxControl;
  readonly operator: Guest;
  readonly banks: Banks;
  readonly db: Queryable;
  readonly onStep: (step: string) => void;
}

/** 20 min: past every lease, and past the longest pause between two tries. */
const TRY_AGAIN_MINUTES = 20;
/** A little more than a hold lasts. */
const HOLD_MINUTES = 32;
/** 25 h: who has picked no time by then, or paid in no other way when a debit failed, has left. What ends later is never waited for. */
const ABANDONED_MINUTES = 25 * 60;
/** 3 times: what is found when the first bookings end may give others a day more. */
const ENDS_MAX = 3;
/** 3 times, too: to receivers that are well everything arrives at the first. */
const WEBHOOK_WAITS_MAX = 3;
/** 50 ms between two looks at the queues, which are empty at several looks in a row before it counts as quiet. */
const LOOK_MS = 50;
const QUIET_LOOKS = 3;
/** 200 looks, some ten seconds: what is not done by then waits for its time, which the clock is moved to. */
const LOOKS_PER_STEP = 200;
const STEPS_MAX = 30;
/** 2 min of real time for a run over some hundred bookings. */
const RUN_MS_MAX = 120_000;

/** With everybody in order again: lets everything come to rest, be reconciled, and come to rest again. */
export async function settle(fixture: AppFixture): Promise<void> {
  const { banks, onStep } = fixture;
  await rest(fixture, TRY_AGAIN_MINUTES);
  onStep("Settled: retries");
  await rest(fixture, HOLD_MINUTES);
  onStep("Settled: holds");
  const answers = await banks.answerRest();
  await rest(fixture, TRY_AGAIN_MINUTES);
  onStep(`Settled: ${answers} answers of banks`);
  for (let end = 0; end < ENDS_MAX; end++) {
    const minutes = await minutesToLastEnd(fixture);
    if (minutes === null) break;
    await rest(fixture, minutes);
  }
  onStep("Settled: bookings nobody went on with");
  await rest(fixture, TRY_AGAIN_MINUTES);
  onStep("Settled: what that has set off");
  const tries = await untilDelivered(fixture);
  onStep(`Settled: webhooks, after ${tries} more waits for receivers that had been away`);
}

async function rest(fixture: AppFixture, minutes: number): Promise<void> {
  await fixture.sandbox.advance({ minutes });
  await untilQuiet(fixture);
  await reconcileOnce(fixture);
  await untilQuiet(fixture);
}

/** What a receiver did not take comes again, the later the more often that was. Resolves to how often the clock was moved for it. */
async function untilDelivered(fixture: AppFixture): Promise<number> {
  const { sandbox, db } = fixture;
  for (let waits = 0; waits < WEBHOOK_WAITS_MAX; waits++) {
    const { last } = await db
      .selectFrom("webhook_delivery")
      .select((eb) => eb.fn.max<string | null>("next_attempt_at").as("last"))
      .where("status", "=", "pending")
      .executeTakeFirstOrThrow();
    if (last === null) return waits;
    await sandbox.advance({ minutes: 1 + Math.max(0, minutesBetween(await sandbox.now(), instant(last))) });
    await untilQuiet(fixture);
  }
  // Whatever is left is what the audit is about.
  return WEBHOOK_WAITS_MAX;
}

/** Until the last booking that is neither on nor over has come to its end, among those that do so soon. Null when there is none. */
async function minutesToLastEnd({ sandbox, db }: AppFixture): Promise<number | null> {
  const now = await sandbox.now();
  const [last] = await db
    .selectFrom("booking")
    .select("deadline_at")
    .where("state", "<>", "CONFIRMED")
    .where("deadline_at", "<", addMinutes(now, ABANDONED_MINUTES))
    .orderBy("deadline_at", "desc")
    .limit(1)
    .execute();
  const end = last?.deadline_at ?? null;
  // A minute more, so that it is over by every clock.
  return end === null ? null : 1 + Math.max(0, minutesBetween(now, instant(end)));
}

async function reconcileOnce({ operator }: AppFixture): Promise<void> {
  const { id } = await operator.api.operations.startReconciliation.mutate();
  const done = await untilSeen(RUN_MS_MAX, async () => {
    const { run } = await operator.api.operations.reconciliation.query();
    return run?.id === id && run.finishedAt !== null ? run : null;
  });
  invariant(done !== null, "the reconciler has finished");
}

/** Rejects when something is still in the queues after hours of the sandbox's time. */
async function untilQuiet({ sandbox, db }: AppFixture): Promise<void> {
  for (let step = 0; step < STEPS_MAX; step++) {
    let quietLooks = 0;
    for (let look = 0; look < LOOKS_PER_STEP; look++) {
      await sandbox.untilPostIsIdle();
      quietLooks = (await countWaiting(db, await sandbox.now())) === 0 ? quietLooks + 1 : 0;
      if (quietLooks === QUIET_LOOKS) return;
      await pause(LOOK_MS);
    }
    await sandbox.advance({ minutes: 5 });
  }
  throw new Error("The app does not come to rest.");
}

async function countWaiting(db: Queryable, now: Instant): Promise<number> {
  const waiting = (table: "inbox" | "outbox") =>
    db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as("count"))
      .where("completed_at", "is", null)
      .where("dead_at", "is", null);
  const deliveries = await waiting("inbox").executeTakeFirstOrThrow();
  // A reminder waits for its time, however quiet everything else is.
  const effects = await waiting("outbox").where("type", "<>", "remindToPay").executeTakeFirstOrThrow();
  const events = await db
    .selectFrom("published_event")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("position", "is", null)
    .executeTakeFirstOrThrow();
  // One that waits for its next try may do so for hours.
  const webhooks = await db
    .selectFrom("webhook_delivery")
    .select((eb) => eb.fn.countAll().as("count"))
    .where((eb) => eb.or([eb("lease", "is not", null), eb("next_attempt_at", "<=", now)]))
    .executeTakeFirstOrThrow();
  return [deliveries, effects, events, webhooks].reduce((sum, { count }) => sum + Number(count), 0);
}
