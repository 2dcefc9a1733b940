import { createRouteFinder } from "../../server/http/routes/find-route.ts";
import { ROUTES } from "../../server/http/routes/route-table.ts";
import { calendlyEndpoint, stripeEndpoint, type Endpoint } from "../http/sign-delivery.ts";
import { openCallers, type Caller, type Callers } from "./callers.ts";
import { chooseCaller, isAtHome, isOfPhase, opensFor, type Phase } from "./choose-caller.ts";
import { chance, createDraw, shuffled } from "./draw.ts";
import { formsOfPage, type PageForm } from "./forms-of-page.ts";
import { liftLimits, startFuzzApp, type FuzzApp } from "./fuzz-app.ts";
import type { Finding, FuzzReport } from "./fuzz-report.ts";
import { judgeAnswer, type Reach } from "./judge-answer.ts";
import { pageRequest } from "./plan-page-request.ts";
import { planRequest, type Planned } from "./plan-request.ts";
import { shrinkRequest } from "./shrink-request.ts";
import { supplyBookings } from "./supply-bookings.ts";
import { listTargets, type Target } from "./targets.ts";
import { differences, rowsOfVictims } from "./victims-rows.ts";
import { createVocabulary } from "./vocabulary.ts";
import { curlOf, openWire } from "./wire.ts";

export interface FuzzPlan {
  readonly requests: number;
  readonly seed: number;
  readonly onStep?: (step: string) => void;
}

/** 150: below the limits of a minute, which are lifted between two batches. */
const BATCH = 150;
/** At a time, as a busy page or program sends them. */
const AT_A_TIME = 4;
/** The victims' rows are compared around two batches of three; in the third, whoever may touch them asks. */
const PHASES: readonly Phase[] = ["strangers", "owners", "strangers"];
/** Targets at which the phase's callers are refused come this seldom. */
const AWAY_PERCENT = 12;
const FORMS_MAX = 12;
/** Forms are read anew after so many batches: what is offered changes with the rows. */
const BATCHES_OF_FORMS = 6;
const FINDINGS_MAX = 40;

/** Sends generated requests to the built app and looks at each answer, at the log, and at the rows of people who had no part in it. */
export async function fuzz(plan: FuzzPlan): Promise<FuzzReport> {
  const app = await startFuzzApp();
  try {
    return await fuzzApp(app, plan);
  } finally {
    await app.stop();
  }
}

async function fuzzApp(
  app: FuzzApp,
  { requests, seed, onStep = () => undefined }: FuzzPlan,
): Promise<FuzzReport> {
  const { appUrl, sandboxUrls } = app.demo;
  const callers = await openCallers(app);
  const vocabulary = createVocabulary(app.db, {
    appUrl,
    keyNames: callers.all.filter(({ kind }) => kind === "key").map(({ name }) => name),
  });
  const wire = openWire(appUrl, AT_A_TIME);
  const origins = [appUrl, ...Object.values<string>({ ...sandboxUrls })].flatMap((url) =>
    URL.canParse(url) ? [new URL(url).origin] : [],
  );
  const findRoute = createRouteFinder(ROUTES);
  const targets = listTargets();
  const companions = targets.filter((target) => target.kind === "procedure");
  const forms = new Map<string, PageForm[]>();
  const findings = new Map<string, Finding>();
  const requestIds = new Map<string, Planned>();
  const byStatus = new Map<string, number>();
  const byKind = new Map<string, number>();
  const byReach: Record<Reach, number> = { unasked: 0, denied: 0, invalid: 0, refused: 0, succeeded: 0 };
  const asked = new Set<string>();
  const gotSomething = new Set<string>();
  const byTarget = new Map<string, Set<Reach>>();
  let comparisons = 0;

  const queues: Record<Phase, Target[]> = { strangers: [], owners: [] };
  function nextTarget(phase: Phase, number: number): Target {
    const draw = createDraw(seed, -number);
    for (;;) {
      const next = queues[phase].pop();
      if (next === undefined) queues[phase] = shuffled(draw, targets);
      else if (isAtHome(next, phase) || chance(draw, AWAY_PERCENT)) return next;
    }
  }

  function report(what: string, planned: Planned | null, curl: string | null = null): Finding | null {
    const target = planned?.target.name ?? "";
    const key = `${what.slice(0, 200)} ${target}`;
    const known = findings.get(key);
    if (known !== undefined) {
      known.times += 1;
      return null;
    }
    if (findings.size >= FINDINGS_MAX) return null;
    const { number = 0, caller } = planned ?? {};
    const shown = curl ?? (planned === null ? null : curlOf(appUrl, planned.request));
    const finding = { what, target, caller: caller?.name ?? "", number, curl: shown, times: 1 };
    findings.set(key, finding);
    onStep(`✗ ${what}: ${target} as ${finding.caller}, request ${number}`);
    return finding;
  }

  function keepForms(path: string, caller: Caller, html: string): void {
    for (const form of formsOfPage(html, path)) {
      const route = findRoute(form.action.split("?")[0] ?? "")?.route;
      const key = `${route?.path ?? ""} ${caller.name}`;
      const sameAs = ({ action, buttons }: PageForm) => JSON.stringify([action, buttons]);
      const others = (forms.get(key) ?? []).filter((one) => sameAs(one) !== sameAs(form));
      forms.set(key, [...others.slice(-FORMS_MAX), form]);
    }
  }

  async function carryOut(planned: Planned): Promise<void> {
    const { target, caller, request } = planned;
    const answer = await wire.send(request).catch((error: unknown) => {
      report(String(error), planned);
      return null;
    });
    const count = (counts: Map<string, number>, name: string) =>
      counts.set(name, (counts.get(name) ?? 0) + 1);
    asked.add(target.name);
    count(byKind, target.kind);
    if (answer === null) {
      count(byStatus, "closed");
      byReach.unasked += 1;
      return;
    }
    const { reach, faults, json } = judgeAnswer(planned, answer, origins);
    count(byStatus, String(answer.status));
    byReach[reach] += 1;
    // Their session has ended: by a sign-out, or because its owner ended it elsewhere.
    if (answer.status === 401 && caller.kind !== "nobody") await callers.renewSession(caller.name);
    if (reach === "succeeded") gotSomething.add(target.name);
    byTarget.set(target.name, (byTarget.get(target.name) ?? new Set()).add(reach));
    requestIds.set(String(answer.headers["x-request-id"]), planned);
    vocabulary.learn(json);
    if (answer.status === 200 && String(answer.headers["content-type"]).startsWith("text/html"))
      keepForms(request.target, caller, answer.body);
    for (const fault of faults) {
      const finding = report(fault, planned);
      if (finding === null) continue;
      const smallest = await shrinkRequest(request, async (smaller) => {
        const again = await wire.send(smaller).catch(() => null);
        return (
          again !== null && judgeAnswer({ target, request: smaller }, again, origins).faults.includes(fault)
        );
      });
      findings.set(`${fault.slice(0, 200)} ${target.name}`, { ...finding, curl: curlOf(appUrl, smallest) });
    }
  }

  async function sendBatch(first: number, size: number, phase: Phase): Promise<void> {
    const able = callers.all.filter((caller) => isOfPhase(caller, phase));
    let next = first;
    async function worker(): Promise<void> {
      for (let number = next++; number < first + size; number = next++) {
        const target = nextTarget(phase, number);
        const draw = createDraw(seed, number);
        const caller = chooseCaller(draw, target, able);
        await carryOut(
          planRequest(target, {
            ...{ draw, caller, vocabulary, number, appUrl, companions, endpoints, now },
            forms: (path) => forms.get(`${path} ${caller.name}`) ?? [],
          }),
        );
      }
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  }

  function reportErrors(first: number): void {
    for (const { requestId, line } of app.takeErrors()) {
      const planned = requestId === null ? undefined : requestIds.get(requestId);
      report(
        `logged: ${essenceOf(line)}${planned === undefined ? ` (after ${first})` : ""}`,
        planned ?? null,
      );
    }
    requestIds.clear();
  }

  /** Opens pages as everybody, so that there are forms to send. */
  async function readForms(): Promise<void> {
    for (const caller of callers.all.filter(({ kind }) => kind !== "key")) {
      const draw = createDraw(seed, byStatus.size);
      for (const target of targets) {
        if (target.kind !== "page" || !opensFor(target.audience, caller)) continue;
        const planning = {
          draw,
          caller,
          vocabulary,
          number: 0,
          appUrl,
          companions,
          endpoints,
          now,
          forms: () => [],
        };
        const request = { ...pageRequest(target, planning), headers: { ...caller.headers() } };
        const answer = await wire.send(request);
        if (answer?.status === 200) keepForms(request.target, caller, answer.body);
      }
    }
  }

  let now = await app.sandbox.now();
  let endpoints: readonly Endpoint[] = [stripeEndpoint(app)];
  const before = await app.measure();
  const startedMs = Date.now();
  for (let first = 1, batch = 0; first <= requests; first += BATCH, batch += 1) {
    const phase = PHASES[batch % PHASES.length] ?? "strangers";
    const size = Math.min(BATCH, requests - first + 1);
    await prepare(app, callers);
    await vocabulary.refresh();
    now = await app.sandbox.now();
    endpoints = [
      stripeEndpoint(app),
      ...(await calendlyEndpoint(app, "kenji").then(
        (one) => [one],
        () => [],
      )),
    ];
    if (batch % BATCHES_OF_FORMS === 0) await readForms();
    app.takeErrors();
    const rowsBefore = phase === "strangers" ? await rowsOfVictims(app.db, callers.victims) : null;
    await sendBatch(first, size, phase);
    const isQuiet = await isQuietSoon(app);
    if (rowsBefore !== null && isQuiet) {
      comparisons += 1;
      const changed = differences(rowsBefore, await rowsOfVictims(app.db, callers.victims));
      for (const line of changed) report(`a stranger changed a row (batch from ${first}): ${line}`, null);
    }
    if (!app.demo.app.isRunning())
      throw new Error(`The app has ended by itself, in the batch from ${first}. Seed ${seed}.`);
    reportErrors(first);
    onStep(
      `${first + size - 1} of ${requests} (${phase}${isQuiet ? "" : ", not quiet"}), ${Math.round((Date.now() - startedMs) / 1000)} s`,
    );
  }
  wire.close();
  const after = await app.measure();
  const names = [...new Set(targets.map(({ name }) => name))];
  return {
    ...{ seed, requests, byStatus, byReach, byKind, comparisons },
    seconds: (Date.now() - startedMs) / 1000,
    targets: { asked: asked.size, succeeded: gotSomething.size, all: names.length },
    neverSucceeded: names
      .filter((name) => !gotSomething.has(name))
      .map((name) => `${name} (${[...(byTarget.get(name) ?? [])].sort().join(", ")})`),
    memory: {
      ...{ beforeMb: before.memoryMb, afterMb: after.memoryMb },
      ...{ handlesBefore: before.handles, handlesAfter: after.handles },
    },
    findings: [...findings.values()],
  };
}

/** Everybody is signed in, has bookings, and has done nothing too often. */
async function prepare(app: FuzzApp, callers: Callers): Promise<void> {
  await liftLimits(app);
  await callers.renew();
  await supplyBookings(app, callers.victim, "ada-okafor");
  const slugs = await app.db.selectFrom("builder").select(["slug", "id"]).execute();
  const builder = callers.all.find(({ name }) => name === "builder");
  const slug = slugs.find(({ id }) => id === builder?.builderId)?.slug ?? "kenji-mori";
  await supplyBookings(app, callers.client("client"), slug);
  await supplyBookings(app, callers.client("other client"), "lena-fischer");
  await isQuietSoon(app);
  await liftLimits(app);
}

/** False where a failed effect waits for its next try: what happens then belongs to no request. */
async function isQuietSoon(app: FuzzApp): Promise<boolean> {
  return app.untilQuiet().then(
    () => true,
    () => false,
  );
}

/** The line without when it was and whose request. */
function essenceOf(line: string): string {
  try {
    const { msg, time: _time, requestId: _requestId, ...rest } = JSON.parse(line) as Record<string, unknown>;
    return `${String(msg)} ${JSON.stringify(rest)}`;
  } catch {
    return line;
  }
}
