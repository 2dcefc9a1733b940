import { Hono } from "hono";
import { z } from "zod";

import type { Kernel } from "../kernel/kernel.ts";
import { providerName } from "./fault-rule.schema.ts";
import { readRequestBody } from "./read-request-body.ts";
import { refuseInput } from "./refuse-input.ts";

/** 25 s: shorter than the half minute after which most callers and proxies give up. */
const LONG_POLL_MS = 25_000;

/** 400 days: a year ahead, and no slip of a few zeros. */
const ADVANCE_MS_MAX = 400 * 86_400_000;

/** 1 s: whoever follows the clock asks again within milliseconds; whoever has stopped following never does. */
const NOTICE_MS_MAX = 1_000;

const UNITS_MS = { ms: 1, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

const amount = z.coerce.number().min(0).default(0);
const advanceBody = z
  .object({ ms: amount, minutes: amount, hours: amount, days: amount })
  .transform((body) =>
    Math.round(
      body.ms * UNITS_MS.ms +
        body.minutes * UNITS_MS.minutes +
        body.hours * UNITS_MS.hours +
        body.days * UNITS_MS.days,
    ),
  )
  .pipe(z.number().min(1).max(ADVANCE_MS_MAX));

/** 1 day: a clock that is wrong by more is set to another date, and nobody signs in any more. */
const APART_SECONDS_MAX = 86_400;

/** The mailbox dates nothing that anybody compares. */
const apartBody = z.object({
  provider: providerName.exclude(["mail"]),
  aheadSeconds: z.number().int().min(-APART_SECONDS_MAX).max(APART_SECONDS_MAX),
});

/**
 * `GET /clock` tells the time; with `?after=<revision>` it answers as soon as the revision is another one, at the
 * latest after 25 s. Whoever follows the clock that way knows of a step before anything that is due then happens: nothing reaches them
 * from a future of which they have not heard. `POST /clock/advance` takes `ms`, `minutes`, `hours`, `days` (their sum) as JSON or a form.
 * `PUT /clock/:provider` sets a provider's own clock apart from everybody else's: `{aheadSeconds}`, negative for behind.
 */
export function clockRoutes(kernel: Kernel): Hono {
  const { clock } = kernel;
  const app = new Hono();
  /** Those who were told of a step, until they ask for the next one. */
  const told: (() => void)[] = [];
  const tell = () => ({ now: clock.now().toISOString(), offsetMs: clock.offsetMs, revision: clock.revision });

  app.get("/clock", async (context) => {
    const after = context.req.query("after");
    if (after !== undefined && Number(after) === clock.revision) {
      told.shift()?.();
      await nextStep(kernel, context.req.raw.signal, told);
    }
    return context.json(tell(), 200, { "cache-control": "no-store" });
  });

  app.post("/clock/advance", async (context) => {
    const body = await readRequestBody(context);
    const parsed = advanceBody.safeParse(body.value);
    if (!parsed.success) {
      return refuseInput(context, parsed.error, body.isForm);
    }
    await clock.advance(parsed.data);
    return body.isForm ? context.redirect("/", 303) : context.json(tell());
  });

  app.put("/clock/:provider", async (context) => {
    const body = await readRequestBody(context);
    const parsed = apartBody.safeParse({ provider: context.req.param("provider"), ...asObject(body.value) });
    if (!parsed.success) return refuseInput(context, parsed.error, body.isForm);
    const { provider, aheadSeconds } = parsed.data;
    kernel.aheadMs.set(provider, aheadSeconds * 1_000);
    return context.json({ provider, aheadSeconds });
  });

  return app;
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

/** Resolves at the clock's next step, when the poll has lasted long enough, or when nobody waits any more. */
function nextStep({ clock, closing }: Kernel, callerGone: AbortSignal, told: (() => void)[]): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      stopListening();
      closing.removeEventListener("abort", finish);
      callerGone.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, LONG_POLL_MS);
    const stopListening = clock.onStep(() => {
      finish();
      return untilAskedAgain(told, closing);
    });
    closing.addEventListener("abort", finish);
    callerGone.addEventListener("abort", finish);
    if (closing.aborted || callerGone.aborted) finish();
  });
}

/** Resolves when one of those who were told asks for the next step, or does not within a second. */
function untilAskedAgain(told: (() => void)[], closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      closing.removeEventListener("abort", settle);
      const index = told.indexOf(settle);
      if (index !== -1) told.splice(index, 1);
      resolve();
    };
    const timer = setTimeout(settle, NOTICE_MS_MAX);
    closing.addEventListener("abort", settle);
    told.push(settle);
    if (closing.aborted) settle();
  });
}
