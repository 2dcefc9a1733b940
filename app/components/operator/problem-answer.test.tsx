import { expect, test } from "vitest";
import { instant } from "../../../server/domain/values/instant.ts";
import type { ProblemReportOnPage } from "../../page-data.ts";
import { render } from "../test-render.tsx";
import { ProblemAnswer, type TypedAnswer } from "./problem-answer.tsx";

type Report = ProblemReportOnPage["report"];
const AT = instant("2026-03-02T10:00:00Z");
const REPORT: Report = {
  id: "prb_00000000000000000000000001",
  number: "48213907",
  groupId: "prg_00000000000000000000000001",
  reportedAt: AT,
  reporter: "client",
  userId: null,
  bookingId: null,
  pagePath: null,
  pageRequestId: null,
  text: "The button does nothing.",
  email: "casey@example.com",
  userAgent: null,
  language: "en",
  viewportWidth: null,
  answer: null,
  erasedAt: null,
};
const SENT = { text: "It works.", at: AT, by: "op", status: "sent", sentAt: AT, failure: null } as const;

function section(difference: Partial<Report>, typed: TypedAnswer | null = null) {
  const route = { id: "routes/operator", data: { mayEnter: true, zone: null, providerPages: {} } };
  const answer = (
    <ProblemAnswer report={{ ...REPORT, ...difference }} answeredBy="op@example.com" typed={typed} />
  );
  return render(answer, { route });
}
const buttons = (html: ReturnType<typeof section>) => html.all("button").map(({ text }) => text);

test("an answer is looked at before it can be sent, and what was written is kept", () => {
  expect(buttons(section({}))).toEqual(["Look at it before it is sent"]);
  const typed = { text: "<i>It works.</i>", step: "confirm", error: null, because: null } as const;
  const html = section({}, typed);
  expect(buttons(html)).toEqual(["Send the answer", "Change it"]);
  expect(html.text).toContain("This is mailed to casey@example.com:");
  expect(html.one("input", { name: "text" }).get("value")).toBe("<i>It works.</i>");
  expect(section({}, { ...typed, step: "write" }).one("textarea").text).toContain("<i>It works.</i>");
});

test("an empty answer is asked for again", () => {
  const html = section({}, { text: " ", step: "confirm", error: null, because: null });
  expect(html.text).toContain("Please write an answer.");
});

test("whoever left no address cannot be answered, and a report is answered once", () => {
  expect(buttons(section({ email: null }))).toEqual([]);
  const html = section({ answer: SENT });
  expect(buttons(html)).toEqual([]);
  expect(html.text).toContain("op@example.com");
  expect(html.text).toContain("It works.");
});

test("it says whether the answer has arrived, is tried again, or was refused for good", () => {
  expect(section({ answer: SENT }).text).toContain("The answer was mailed on");
  const waiting = { ...SENT, status: "sending", sentAt: null } as const;
  expect(section({ answer: waiting }).text).toContain("is being mailed");
  expect(section({ answer: { ...waiting, failure: "mail send: 451" } }).text).toContain("is tried again");
  const failed = section({ answer: { ...waiting, status: "failed", failure: "mail send: 550" } });
  expect(failed.text).toContain("they have not got it");
  expect(failed.text).toContain("mail send: 550");
});
