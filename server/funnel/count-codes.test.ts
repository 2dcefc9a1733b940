import { expect, test } from "vitest";
import { ENGLISH } from "../domain/text/language.ts";
import { instant } from "../domain/values/instant.ts";
import type { CodeUnderWay } from "../domain/values/sign-in-code.ts";
import type { CodeSent, CodeTried, SignInCodes } from "../ports.ts";
import { countCodes } from "./count-codes.ts";

const CHOICE = { name: "Casey", at: null, timeZone: null, source: "utm:spring" };
const TO_BOOK = { kind: "book", sessionTypeId: `sty_${"1".repeat(26)}` } as const;
const ASKER = {
  request: new Request("https://ours.example/"),
  clientAddress: "::1",
  language: ENGLISH.tag,
};

function codeFor(purpose: CodeUnderWay["purpose"]): CodeUnderWay {
  return {
    id: "1",
    email: "casey@example.com",
    purpose,
    choice: CHOICE,
    next: "/",
    askedAt: instant("2026-03-02T10:00:00.000Z"),
    expiresAt: instant("2026-03-02T10:10:00.000Z"),
    isOver: false,
    triesLeft: 3,
  };
}

/** Codes that answer as the test says, and what was counted of them. */
function counting(answers: { readonly sent?: CodeSent; readonly tried?: CodeTried }) {
  const counted: unknown[] = [];
  const never = () => Promise.reject(new Error("not asked for"));
  const codes: SignInCodes = {
    ask: () => (answers.sent === undefined ? never() : Promise.resolve(answers.sent)),
    enter: () => (answers.tried === undefined ? never() : Promise.resolve(answers.tried)),
    openLink: () =>
      answers.tried?.kind === "done" || answers.tried?.kind === "over"
        ? Promise.resolve(answers.tried)
        : never(),
    find: never,
    findByLink: never,
  };
  return {
    counted,
    codes: countCodes(codes, { code: (step, about) => void counted.push([step, about]) }),
  };
}

const wanted = (purpose: CodeUnderWay["purpose"]) => ({
  email: "casey@example.com",
  purpose,
  choice: CHOICE,
  next: "/",
});
const ABOUT = { sessionTypeId: TO_BOOK.sessionTypeId, source: "utm:spring" };

test("a code to book with counts once it is mailed, and nothing of who asked for it", async () => {
  const { codes, counted } = counting({ sent: { kind: "sent", key: "k" } });
  expect(await codes.ask(ASKER, wanted(TO_BOOK))).toEqual({ kind: "sent", key: "k" });
  await codes.ask(ASKER, wanted({ kind: "sign_in" }));
  expect(counted).toEqual([["code_asked", ABOUT]]);
});

test("a code that was not mailed is not counted", async () => {
  const { codes, counted } = counting({ sent: { kind: "unsent", isForGood: true } });
  await codes.ask(ASKER, wanted(TO_BOOK));
  expect(counted).toEqual([]);
});

test("the right code counts, by hand and by the mail's link; a wrong one and one to sign in with do not", async () => {
  const answer = new Response();
  const right = counting({ tried: { kind: "done", answer, code: codeFor(TO_BOOK) } });
  await right.codes.enter(ASKER, "k", "123456", null);
  await right.codes.openLink(ASKER, "t");
  expect(right.counted).toEqual([
    ["code_entered", ABOUT],
    ["code_entered", ABOUT],
  ]);
  for (const tried of [
    { kind: "wrong", isTry: true, triesLeft: 2 },
    { kind: "over" },
    { kind: "done", answer, code: codeFor({ kind: "sign_in" }) },
  ] as const) {
    const { codes, counted } = counting({ tried });
    await codes.enter(ASKER, "k", "123456", null);
    expect(counted).toEqual([]);
  }
});
