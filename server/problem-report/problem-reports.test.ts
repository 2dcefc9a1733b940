import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { listOperatorActions } from "../../db/operations/operator-actions.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { eraseMentions } from "../../db/accounts/personal-data.ts";
import { findProblemGroup, listProblemGroups } from "../../db/problem-reports/problem-groups.ts";
import { findProblemReport, findReportOfNumber } from "../../db/problem-reports/problem-reports.ts";
import {
  deleteOldReports,
  eraseReports,
  listReportsOfPerson,
} from "../../db/problem-reports/reports-of-person.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import type { ProblemReportId, ProblemStep } from "../domain/problem-report/problem-report.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { LimitReached } from "../domain/values/limit-reached.ts";
import { addMinutes, instant, type Instant } from "../domain/values/instant.ts";
import { createLimits } from "../limits/create-limits.ts";
import type { Mail } from "../ports.ts";
import { answerReport, decideGroup, setCause } from "./decide-problem.ts";
import { notifyOfProblems } from "./notify-of-problems.ts";
import { reportProblem } from "./report-problem.ts";
import { sendAnswers } from "./send-answers.ts";
import { viewOfGroup } from "./view-of-problems.ts";

const BEGIN = instant("2026-03-02T10:00:00Z");
const DAY_MINUTES = 24 * 60;
const ALL = ["new", "planned", "mended"] as const;
const OPERATOR = "an-operator";

forEachDialect((openFresh) => {
  describe("reported problems", () => {
    let database: Database;
    let now: Instant;
    let sent: Mail[];
    /** What the mail server says to the next mails; it takes them when there is nothing here. */
    let refusals: ProviderError[];
    let forms: number;

    const clock = { now: () => now };
    const secretBox = createSecretBox([{ id: "test", key: new Uint8Array(32).fill(1) }]);
    const quiet = () => undefined;
    const depsOf = () => ({
      database,
      clock,
      secretBox,
      limits: createLimits({ database, clock, secretBox }),
      randomBytes: (length: number) => new Uint8Array(randomBytes(length)),
      log: { info: quiet, warn: quiet, error: quiet },
      settings: { appUrl: "https://book.example" },
      mailer: {
        send(mail: Mail) {
          const refusal = refusals.shift();
          if (refusal !== undefined) return Promise.reject(refusal);
          sent.push(mail);
          return Promise.resolve();
        },
      },
      operators: () =>
        Promise.resolve([{ address: "operator@example.com" as never, timeZone: null, language: null }]),
      accounts: {
        addressesOf: () => Promise.resolve(new Map([[OPERATOR, "operator@example.com"]])),
      } as never,
    });

    beforeEach(async () => {
      database = await openFresh();
      now = BEGIN;
      [sent, refusals, forms] = [[], [], 0];
    });

    async function report(
      details: {
        step?: ProblemStep;
        email?: string | null;
        formId?: string;
        network?: string;
        userId?: string;
      } = {},
    ): Promise<{ number: string; id: ProblemReportId }> {
      forms += 1;
      const { number } = await reportProblem(
        depsOf(),
        {
          formId: details.formId ?? `form-${forms}`,
          step: details.step ?? "payment",
          reporter: "visitor",
          userId: details.userId ?? null,
          bookingId: null,
          pagePath: "/bookings/casey%40example.com",
          pageRequestId: "req_0123456789abcdef",
          text: "The button does nothing.",
          email: details.email === undefined ? "casey@example.com" : details.email,
          userAgent: "Mozilla/5.0",
          language: languageOfTag("en").tag,
          viewportWidth: 390,
        },
        { network: details.network ?? `network-${forms}`, bookingState: null },
      );
      const id = await findReportOfNumber(database.kysely, number);
      if (id === null) throw new Error("the number leads to no report");
      return { number, id };
    }

    const groups = () => listProblemGroups(database.kysely, ALL, 100);
    const groupOf = async (id: ProblemReportId) => {
      const found = await findProblemReport(database.kysely, id);
      const group = found === null ? null : await findProblemGroup(database.kysely, found.groupId);
      if (group === null) throw new Error("the report has no group");
      return group;
    };
    const answer = async (id: ProblemReportId, text = "It works again.\n\nThank you.") =>
      answerReport(depsOf(), id, { text, by: OPERATOR });

    test("reports stand in groups by step and likeliest cause, the most frequent first", async () => {
      await report({ step: "time" });
      for (let n = 0; n < 3; n += 1) await report({ step: "payment" });
      expect((await groups()).map(({ step, cause, reportCount }) => [step, cause, reportCount])).toEqual([
        ["payment", "payment_unclear", 3],
        ["time", "no_times", 1],
      ]);
    });

    test("a form that is sent twice, also at the same moment, is one report with one number", async () => {
      const first = await report({ formId: "the same form", network: "one" });
      const [second, third] = await Promise.all([
        report({ formId: "the same form", network: "one" }),
        report({ formId: "the same form", network: "one" }),
      ]);
      expect([second, third]).toEqual([first, first]);
      const both = await Promise.all([report({ formId: "another" }), report({ formId: "another" })]);
      expect(both[0]).toEqual(both[1]);
      expect((await groups()).map(({ reportCount }) => reportCount)).toEqual([2]);
    });

    test("one network reports ten problems an hour, and then has to wait", async () => {
      for (let n = 0; n < 10; n += 1) await report({ network: "one" });
      await expect(report({ network: "one" })).rejects.toThrow(LimitReached);
      await report({ network: "another" });
      now = addMinutes(now, 60);
      await report({ network: "one" });
      expect((await groups())[0]?.reportCount).toBe(12);
    });

    test("a report that is sorted moves between the groups, and leaves a trace of who did it", async () => {
      const { id } = await report({ step: "payment" });
      await report({ step: "payment" });
      const sorted = { cause: "wording", detail: "Pay now or later" } as const;
      for (let n = 0; n < 2; n += 1) await setCause(depsOf(), id, { ...sorted, by: OPERATOR });
      expect(await groupOf(id)).toMatchObject({ ...sorted, step: "payment", reportCount: 1 });
      expect((await groups()).map(({ reportCount }) => reportCount)).toEqual([1, 1]);
      const actions = (await listOperatorActions(database.kysely, 10)).values;
      expect(actions).toMatchObject([
        {
          action: "sort_problem",
          operatorUserId: OPERATOR,
          note: "payment_unclear → wording: Pay now or later",
        },
      ]);
    });

    test("a report that two operators sort at the same moment is counted once, where it stands", async () => {
      const { id } = await report();
      await Promise.all(
        (["wording", "page_error"] as const).map((cause) =>
          setCause(depsOf(), id, { cause, detail: "", by: OPERATOR }),
        ),
      );
      const counts = await database.kysely
        .selectFrom("problem_group")
        .select(["id", "report_count"])
        .execute();
      expect(counts.filter(({ report_count }) => report_count !== 0)).toEqual([
        { id: (await groupOf(id)).id, report_count: 1 },
      ]);
    });

    test("what is decided of a group is kept with the operators' actions; saying the same again is no action", async () => {
      const { id } = await report();
      const group = await groupOf(id);
      const planned = { state: "planned", note: "Next week.", by: OPERATOR } as const;
      for (let n = 0; n < 2; n += 1) expect(await decideGroup(depsOf(), group.id, planned)).toBe(true);
      expect(await groupOf(id)).toMatchObject({ state: "planned", note: "Next week.", mendedAt: null });
      const view = await viewOfGroup(depsOf(), group.id, null);
      expect(view?.decisions).toMatchObject([
        { by: "operator@example.com", note: "new → planned: Next week." },
      ]);
      expect(await decideGroup(depsOf(), "prg_00000000000000000000000000", planned)).toBe(false);
    });

    test("a mended group that gets a new report is new again and says since when; an older report sorted into it changes nothing", async () => {
      const older = await report({ step: "payment" });
      const { id } = await report({ step: "payment" });
      await setCause(depsOf(), id, { cause: "wording", detail: "", by: OPERATOR });
      const { id: wording } = await groupOf(id);
      now = addMinutes(now, 10);
      const mendedAt = now;
      await decideGroup(depsOf(), wording, { state: "mended", note: "", by: OPERATOR });
      await setCause(depsOf(), older.id, { cause: "wording", detail: "", by: OPERATOR });
      expect(await groupOf(id)).toMatchObject({ state: "mended", reopenedAt: null, reportCount: 2 });
      now = addMinutes(now, 10);
      const newer = await report({ step: "payment" });
      await setCause(depsOf(), newer.id, { cause: "wording", detail: "", by: OPERATOR });
      expect(await groupOf(id)).toMatchObject({ state: "new", mendedAt, reopenedAt: now, reportCount: 3 });
      await decideGroup(depsOf(), wording, { state: "mended", note: "", by: OPERATOR });
      expect(await groupOf(id)).toMatchObject({ state: "mended", reopenedAt: null });
    });

    test("an answer is mailed once, however often and by however many it is sent", async () => {
      const { id, number } = await report();
      expect(await answer(id)).toEqual({ ok: true });
      expect(await answer(id, "Another one.")).toEqual({ ok: false, because: "answered" });
      await Promise.all([sendAnswers(depsOf()), sendAnswers(depsOf()), sendAnswers(depsOf())]);
      await sendAnswers(depsOf());
      expect(sent).toHaveLength(1);
      expect(sent[0]).toMatchObject({ to: "casey@example.com" });
      expect(sent[0]?.subject).toContain(`${number.slice(0, 4)}-${number.slice(4)}`);
      expect(sent[0]?.text).toContain("It works again.");
      expect(sent[0]?.text).not.toContain("The button does nothing.");
      expect((await findProblemReport(database.kysely, id))?.answer).toMatchObject({
        status: "sent",
        sentAt: BEGIN,
      });
    });

    test("an answer that the mail server does not take is tried again under the same name; one that it refuses for good is not", async () => {
      const { id } = await report();
      await answer(id);
      const failure = { provider: "mail", operation: "send", status: 451, reason: "451" } as const;
      refusals = [new ProviderError({ ...failure, retryable: true })];
      await sendAnswers(depsOf());
      await sendAnswers(depsOf());
      expect(sent).toEqual([]);
      expect((await findProblemReport(database.kysely, id))?.answer).toMatchObject({ status: "sending" });
      now = addMinutes(now, 1);
      await sendAnswers(depsOf());
      expect(sent.map(({ messageId }) => messageId)).toEqual([`<problem-answer.${id}@book.example>`]);

      const other = await report();
      await answer(other.id);
      refusals = [new ProviderError({ ...failure, status: 550, reason: "550", retryable: false })];
      await sendAnswers(depsOf());
      now = addMinutes(now, 10 * DAY_MINUTES);
      await sendAnswers(depsOf());
      expect(sent).toHaveLength(1);
      expect((await findProblemReport(database.kysely, other.id))?.answer).toMatchObject({
        status: "failed",
        failure: "mail send: 550",
      });
    });

    test("a process that dies while it sends an answer leaves it to the next, after its lease", async () => {
      const { id } = await report();
      await answer(id);
      let reached: () => void = quiet;
      const atTheServer = new Promise<void>((resolve) => (reached = resolve));
      const dying = { ...depsOf(), mailer: { send: () => (reached(), new Promise<never>(quiet)) } };
      void sendAnswers(dying);
      await atTheServer;
      await sendAnswers(depsOf());
      expect(sent).toEqual([]);
      now = addMinutes(now, 2);
      await sendAnswers(depsOf());
      expect(sent).toHaveLength(1);
    });

    test("a mail server that is slow makes no second process send what the first one sends", async () => {
      for (let n = 0; n < 3; n += 1) await answer((await report({ email: `person-${n}@example.com` })).id);
      const slow = {
        ...depsOf(),
        mailer: {
          send(mail: Mail) {
            sent.push(mail);
            now = addMinutes(now, 0.75);
            return sent.length === 2 ? sendAnswers(depsOf()) : Promise.resolve();
          },
        },
      };
      await sendAnswers(slow);
      expect(sent.map(({ to }) => to).sort()).toEqual([
        "person-0@example.com",
        "person-1@example.com",
        "person-2@example.com",
      ]);
    });

    test("whoever left no address cannot be answered", async () => {
      const { id } = await report({ email: null });
      expect(await answer(id)).toEqual({ ok: false, because: "no_address" });
    });

    test("operators are mailed at most once an hour, by one of several processes, and of every report", async () => {
      await report();
      await report({ email: null });
      await Promise.all([notifyOfProblems(depsOf()), notifyOfProblems(depsOf())]);
      await report();
      await notifyOfProblems(depsOf());
      expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
        ["operator@example.com", "2 problems were reported"],
      ]);
      expect(JSON.stringify(sent)).not.toMatch(/casey|button does nothing/);
      now = addMinutes(now, 60);
      await notifyOfProblems(depsOf());
      now = addMinutes(now, 60);
      await notifyOfProblems(depsOf());
      expect(sent.map(({ subject }) => subject)).toEqual([
        "2 problems were reported",
        "A problem was reported",
      ]);
    });

    test("an erased person leaves neither text, address, browser nor answer, is not written to, and still counts", async () => {
      const { id } = await report({ email: "Casey@Example.com" });
      const other = await report({ email: "other@example.com" });
      await answer(id);
      const person = { email: "casey@example.com", userId: null };
      expect(await listReportsOfPerson(database.kysely, person)).toMatchObject([{ id }]);
      for (let n = 0; n < 2; n += 1)
        await database.transact((tx) => eraseReports(tx, { ...person, bookingIds: [], at: now }));
      await sendAnswers(depsOf());
      expect(sent).toEqual([]);
      const rows = await database.kysely
        .selectFrom("problem_report")
        .selectAll()
        .where("id", "=", id)
        .execute();
      expect(JSON.stringify(rows)).not.toMatch(/casey|button|Mozilla|works again|390|req_/i);
      expect(await findProblemReport(database.kysely, id)).toMatchObject({
        text: "",
        email: null,
        erasedAt: now,
      });
      expect(await findProblemReport(database.kysely, other.id)).toMatchObject({
        email: "other@example.com",
      });
      expect((await groups())[0]?.reportCount).toBe(2);
    });

    test("an erased person stands in nobody else's report, answer or cause either", async () => {
      const { id } = await report({ email: "other@example.com" });
      await answer(id, "Casey Doe (casey@example.com) was told.");
      await database.kysely
        .updateTable("problem_report")
        .set({ text: "CASEY DOE saw it too." })
        .where("id", "=", id)
        .execute();
      for (const [detail, step] of [
        ["Casey Doe cannot pay", "payment"],
        ["casey doe cannot pay", "payment"],
      ] as const) {
        const one = await report({ step, email: null });
        await setCause(depsOf(), one.id, { cause: "other", detail, by: OPERATOR });
      }
      const person = { email: "casey@example.com", names: ["Casey Doe"], bookingIds: [] };
      for (let n = 0; n < 2; n += 1) await database.transact((tx) => eraseMentions(tx, person));
      expect(await findProblemReport(database.kysely, id)).toMatchObject({
        text: "erased saw it too.",
        answer: { text: "erased (erased) was told." },
      });
      expect(JSON.stringify(await groups())).not.toMatch(/casey/i);
      expect((await groups()).map(({ reportCount }) => reportCount)).toEqual([1, 1, 1]);
    });

    test("reports are deleted when they were answered or mended before the given time, and not while they are open", async () => {
      const answered = await report({ step: "payment" });
      const open = await report({ step: "payment" });
      const mended = await report({ step: "time" });
      await answer(answered.id);
      await sendAnswers(depsOf());
      await decideGroup(depsOf(), (await groupOf(mended.id)).id, { state: "mended", note: "", by: OPERATOR });
      const unsent = await report({ step: "payment" });
      await answer(unsent.id);
      const deleteBefore = (doneBefore: Instant) =>
        database.transact((tx) => deleteOldReports(tx, { rowsMax: 1, doneBefore }));
      expect(await deleteBefore(now)).toBe(0);
      now = addMinutes(now, 1);
      expect([await deleteBefore(now), await deleteBefore(now), await deleteBefore(now)]).toEqual([1, 1, 0]);
      expect(await findProblemReport(database.kysely, answered.id)).toBeNull();
      expect(await findProblemReport(database.kysely, mended.id)).toBeNull();
      expect(await groupOf(open.id)).toMatchObject({ reportCount: 2 });
      expect(await findProblemReport(database.kysely, unsent.id)).not.toBeNull();
    });
  });
});
