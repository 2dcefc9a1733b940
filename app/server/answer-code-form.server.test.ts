import type { AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { instant } from "../../server/domain/values/instant.ts";
import { answerCodeForm } from "./answer-code-form.server.ts";
import { askForCode, type CodeUnderWay, type CodeWish } from "./sign-in-code.server.ts";

const WISH: CodeWish = {
  email: "casey@example.com",
  purpose: { kind: "sign_in" },
  choice: { name: "", at: null, timeZone: null, source: null },
  next: "/bookings",
};
const CODE: CodeUnderWay = {
  ...WISH,
  id: "newer",
  askedAt: instant("2026-03-02T10:00:00Z"),
  expiresAt: instant("2026-03-02T10:10:00Z"),
  isOver: false,
  triesLeft: 3,
};

/** What the engine says of a browser's code. */
interface Said {
  readonly tried: "not_here" | "over";
  readonly underWay: CodeUnderWay | null;
}

/** The errors of the page with its form after six digits. */
async function errorsAfter(browser: "asked" | "asked for none", { tried, underWay }: Said): Promise<unknown> {
  const context = {
    language: ENGLISH.tag,
    actor: { kind: "nobody" },
    signInCodes: {
      ask: () => Promise.resolve({ kind: "sent", key: "c.secret" }),
      enter: () => Promise.resolve({ kind: tried }),
      find: () => Promise.resolve(underWay),
    },
  } as unknown as AppLoadContext;
  const post = (headers?: HeadersInit) =>
    new Request("https://ours.example/sign-in", { method: "POST", ...(headers && { headers }) });
  const sent = await askForCode(context, post(), WISH);
  const [cookie = ""] = sent.kind === "sent" ? sent.cookies : [];
  const form = new FormData();
  form.set("intent", "code");
  form.set("code", "123456");
  const request = browser === "asked" ? post({ cookie: cookie.split(";")[0] ?? "" }) : post();
  const answer = await answerCodeForm({ context, request }, form, WISH);
  return "data" in answer ? answer.data.errors : null;
}

const formError = (words: RegExp) => ({ form: expect.stringMatching(words) as string });

test("in a browser that has asked for no code, the page says where a code works, and to open the link here or ask for another", async () => {
  const errors = await errorsAfter("asked for none", { tried: "not_here", underWay: null });
  expect(errors).toEqual(
    formError(/only in the browser in which it was asked for.* Open the link in the same mail here, or /),
  );
  expect(JSON.stringify(errors)).not.toMatch(/another device|too old/);
});

test("in the browser that has asked, a code of which nothing is left was used elsewhere or is too old", async () => {
  for (const tried of ["not_here", "over"] as const)
    expect(await errorsAfter("asked", { tried, underWay: null })).toEqual(
      formError(/used on another device, or is too old/),
    );
});

test("of two windows, the one with the older code is told of the newer one; of one that is over the page itself tells", async () => {
  expect(await errorsAfter("asked", { tried: "over", underWay: CODE })).toEqual(formError(/newest mail/));
  expect(await errorsAfter("asked", { tried: "over", underWay: { ...CODE, isOver: true } })).toEqual({});
});
