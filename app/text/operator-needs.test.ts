import { expect, test } from "vitest";
import { ALERT_KINDS, type AlertKind } from "../../server/domain/health/alert-kinds.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { addMinutes, instant, timeZone } from "../../server/domain/values/instant.ts";
import { operatorNeedsOf as needsIn } from "./operator-needs.ts";
import type { OperationsOverview } from "../page-data.ts";

const NOW = instant("2026-03-02T10:00:00.000Z");

type Overview = Omit<OperationsOverview, "health">;

const operatorNeedsOf = (overview: Overview) => needsIn(overview, timeZone("UTC"), ENGLISH);

const QUIET: Overview = {
  now: NOW,
  heldAt: null,
  alerts: [],
  connections: { items: [], next: null },
  connectionsInTrouble: [],
  keyTrouble: [],
  deadLetters: { deliveries: 0, refunds: 0, others: 0 },
  deadRefunds: [],
  inTrouble: [],
  refusedCheckouts: [],
  unreadableConnections: [],
  unknownWork: [],
  wrongClocks: [],
  missingPolicies: [],
  openDrifts: 0,
  newProblems: { groups: [], more: 0 },
  refusedMails: 0,
  latestCheckpoint: null,
};

const openAlert = (kind: AlertKind): OperationsOverview["alerts"][number] => ({
  id: kind,
  kind,
  severity: ALERT_KINDS[kind].severity,
  severityName: ALERT_KINDS[kind].severity,
  title: `Alert: ${kind}`,
  details: "Since ten minutes.",
  since: NOW,
  toldAt: NOW,
  runbook: `/operator/runbooks/${kind}`,
});

test("nothing waits for the operator while nothing is wrong", () => {
  expect(operatorNeedsOf(QUIET)).toEqual([]);
});

test("what is wrong stands before what only waits for somebody", () => {
  const waits = { refusedMails: 2, openDrifts: 1 };
  expect(operatorNeedsOf({ ...QUIET, ...waits }).map(({ title, bad }) => [title, bad])).toEqual([
    ["One difference waits for you", true],
    ["2 kinds of mails about accounts do not get through", false],
  ]);
});

test("an alert stands by how pressing it is, with its runbook, and says nothing that a need says in more words", () => {
  const alerts = (["backup_late", "webhook_silence", "money_drift", "queue_late"] as const).map(openAlert);
  const needs = operatorNeedsOf({ ...QUIET, alerts, openDrifts: 1, refusedMails: 2 });
  expect(needs.map(({ title, bad }) => [title, bad])).toEqual([
    ["Alert: queue_late", true],
    ["One difference waits for you", true],
    ["Alert: webhook_silence", true],
    ["2 kinds of mails about accounts do not get through", false],
    ["Alert: backup_late", false],
  ]);
  expect(needs[0]).toMatchObject({ to: "/operator/runbooks/queue_late", text: "Since ten minutes." });
});

test("a need says how soon somebody has to look; a difference about money is critical", () => {
  const severities = (alerts: OperationsOverview["alerts"]) =>
    operatorNeedsOf({ ...QUIET, alerts, openDrifts: 1, refusedMails: 2 }).map(({ severity }) => severity);
  expect(severities([])).toEqual(["Serious", "Serious"]);
  expect(severities([openAlert("money_drift")])).toEqual(["Critical", "Serious"]);
});

test("while a restored installation is held, that stands first, and nothing says that all is well", () => {
  const needs = operatorNeedsOf({ ...QUIET, heldAt: addMinutes(NOW, -1500), wrongClocks: [] });
  expect(needs.map(({ title, severity }) => [title, severity])).toEqual([
    ["This installation was restored from a backup, and is held", "Critical"],
  ]);
  expect(needs[0]?.text).toContain("The backup is 1 day old.");
});

test("that nobody can pay stands first, with what Stripe says", () => {
  const refused = {
    scope: "USD",
    cause: "400",
    currency: "USD",
    sessionTypeId: null,
    reason: "Your account cannot currently make live charges.",
    refusals: 3,
    since: NOW,
    builders: ["Ada Okafor"],
  };
  const needs = operatorNeedsOf({ ...QUIET, openDrifts: 1, refusedCheckouts: [refused] });
  expect(needs.map(({ title, text }) => [title, text])).toEqual([
    [
      "Nobody can pay",
      "Stripe refuses payment pages, seen in USD: Your account cannot currently make live charges.",
    ],
    [
      "One difference waits for you",
      "Bookings, Stripe and the calendars do not agree, and a person must decide.",
    ],
  ]);
});

test("a dispute whose money is taken is not called a question, and a question is not called a dispute", () => {
  const dispute = {
    disputeId: "dp_1",
    paymentIntentId: "pi_1",
    status: "open",
    amount: { amountMinor: 90_000, currency: "JPY" },
    stage: "dispute",
    answerDueAt: null,
  } as const;
  const booking = {
    id: "bkg_1" as const,
    sessionTypeName: "Architecture review",
    clientName: "Kenji Mori",
    troubles: [],
    isRefundedOutside: false,
  };
  const textFor = (stage: "dispute" | "inquiry") =>
    operatorNeedsOf({ ...QUIET, inTrouble: [{ ...booking, disputes: [{ ...dispute, stage }] }] })[0]?.text;
  expect(textFor("dispute")).toContain("asks for ¥90,000 back");
  expect(textFor("dispute")).not.toContain("asks about");
  expect(textFor("inquiry")).toContain("asks about ¥90,000");
});

test("a dead refund says whose it is and how much; what cannot be read, and what is too many, stands all the same", () => {
  const needs = operatorNeedsOf({
    ...QUIET,
    deadLetters: { deliveries: 0, refunds: 3, others: 0 },
    deadRefunds: [
      {
        key: "bkg_1:4:0",
        amount: { amountMinor: 15_000, currency: "USD" },
        booking: { sessionTypeName: "Architecture review", clientName: "Casey Client" },
      },
      { key: "bkg_2:4:0", amount: null, booking: null },
    ],
  });
  expect(needs.map(({ title, to }) => [title, to])).toEqual([
    [
      "A refund of $150.00 could not be made: Architecture review, Casey Client",
      "/operator/failed-jobs#effect:bkg_1:4:0",
    ],
    ["A refund could not be made", "/operator/failed-jobs#effect:bkg_2:4:0"],
    ["Another refund could not be made", "/operator/failed-jobs"],
  ]);
});

test("what people report of pages waits below all that is wrong, each problem by itself, the latest first, and the rest in one line", () => {
  const problem = {
    id: "prg_1",
    step: "payment",
    cause: "payment_unclear",
    detail: "",
    reportCount: 3,
    lastReportedAt: addMinutes(NOW, -10),
    isReopened: false,
  } as const;
  const again = { ...problem, id: "prg_2", detail: "Button without effect", isReopened: true } as const;
  const needs = operatorNeedsOf({
    ...QUIET,
    alerts: [openAlert("backup_late")],
    refusedMails: 1,
    newProblems: { groups: [problem, again], more: 4 },
  });
  expect(needs.map(({ title, severity, bad }) => [title, severity, bad])).toEqual([
    ["Some mails about accounts do not get through", "Serious", false],
    ["Alert: backup_late", "Soon", false],
    ["Paying: Unclear how or whether to pay", "Soon", false],
    ["Paying: Button without effect", "Soon", false],
    ["4 more problems with pages are new", "Soon", false],
  ]);
  expect(needs.slice(2).map(({ to }) => to)).toEqual([
    "/operator/problems/prg_1",
    "/operator/problems/prg_2",
    "/operator/problems?state=new",
  ]);
  expect(needs[2]?.text).toMatch(/^It was reported 3 times, the last time 10.min ago\./);
  expect(needs[3]?.text).toMatch(/^It was mended, and was reported again 10.min ago\.$/);
});

test("a policy that nobody has published waits behind everything that is wrong, and leads to where it is written", () => {
  const needs = operatorNeedsOf({ ...QUIET, openDrifts: 1, missingPolicies: ["terms", "privacy"] });
  expect(needs.map(({ to, bad }) => [to, bad])).toEqual([
    ["/operator/reconciliation", true],
    ["/operator/policies/terms", false],
    ["/operator/policies/privacy", false],
  ]);
});
