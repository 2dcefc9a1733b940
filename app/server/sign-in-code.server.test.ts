import type { AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { instant } from "../../server/domain/values/instant.ts";
import {
  askForCode,
  codeUnderWay,
  enterCode,
  openCodeLink,
  type CodeUnderWay,
  type CodeWish,
} from "./sign-in-code.server.ts";

const WISH: CodeWish = {
  email: "casey@example.com",
  purpose: { kind: "sign_in" },
  choice: { name: "", at: null, timeZone: null, source: null },
  next: "/bookings",
};
const CODE: CodeUnderWay = {
  ...WISH,
  id: "c",
  askedAt: instant("2026-03-02T10:00:00Z"),
  expiresAt: instant("2026-03-02T10:10:00Z"),
  isOver: false,
  triesLeft: 3,
};

/** The engine in place of which these answer; everything else is missing. */
function contextWith(signInCodes: Readonly<Record<string, (...given: never[]) => unknown>>): AppLoadContext {
  return { signInCodes, language: ENGLISH.tag, actor: { kind: "nobody" } } as unknown as AppLoadContext;
}

const post = (cookie = "") =>
  new Request("https://ours.example/sign-in", { method: "POST", headers: cookie === "" ? {} : { cookie } });

async function askedCookie(): Promise<string> {
  const context = contextWith({ ask: () => Promise.resolve({ kind: "sent", key: "c.secret" }) });
  const sent = await askForCode(context, post(), WISH);
  return sent.kind === "sent" ? (sent.cookies[0] ?? "") : "";
}

test("the browser that asked keeps a cookie that no script reads and no other site's form sends", async () => {
  const cookie = await askedCookie();
  expect(cookie).toMatch(/^sign-in-code=/);
  for (const part of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(part);
});

test("what is missing or wrong is said at its field, and nothing is asked for", async () => {
  const context = contextWith({});
  const booking = { ...WISH, purpose: { kind: "book", sessionTypeId: "sty_x" } } as CodeWish;
  expect(await askForCode(context, post(), { ...booking, email: "no" })).toMatchObject({
    kind: "invalid",
    errors: { name: expect.any(String) as string, email: expect.any(String) as string },
  });
  expect(await askForCode(context, post(), { ...WISH, email: "" })).toMatchObject({ kind: "invalid" });
});

test("a limit and a mail that is not taken are said as everywhere", async () => {
  const limited = new Response("{}", { status: 429, headers: { "retry-after": "90" } });
  const ask = (answer: unknown) =>
    askForCode(contextWith({ ask: () => Promise.resolve(answer) }), post(), WISH);
  expect(await ask({ kind: "refused", answer: limited })).toEqual({
    kind: "too_many",
    retryAfterSeconds: 90,
  });
  expect(await ask({ kind: "unsent", isForGood: true })).toEqual({ kind: "unsent", isForGood: true });
  const refused = Response.json({ code: "VALIDATION_ERROR" }, { status: 400 });
  expect(await ask({ kind: "refused", answer: refused })).toMatchObject({ kind: "invalid" });
});

test("without the cookie of the browser that asked nothing is entered, and nothing is known", async () => {
  const context = contextWith({});
  expect(await enterCode(context, post(), "123456", null)).toEqual({ kind: "not_here" });
  expect(await codeUnderWay(context, post("sign-in-code=%FF"))).toBeNull();
});

test("a right code hands on the session's cookies, takes its own away and says what was chosen", async () => {
  const cookie = (await askedCookie()).split(";")[0] ?? "";
  const answer = new Response("{}", {
    headers: { "set-cookie": "session=a; HttpOnly", "x-password-dropped": "1" },
  });
  const keys: string[] = [];
  const context = contextWith({
    enter: (_: Request, key: string) => {
      keys.push(key);
      return Promise.resolve({ kind: "done", answer, code: CODE });
    },
  });
  const entered = await enterCode(context, post(cookie), "123456", "c");
  expect(keys).toEqual(["c.secret"]);
  expect(entered).toMatchObject({ kind: "done", code: CODE, droppedPassword: true });
  if (entered.kind !== "done") return;
  expect(entered.cookies[0]).toBe("session=a; HttpOnly");
  expect(entered.cookies[1]).toMatch(/^sign-in-code=.*Max-Age=0/);
});

test("a link that is over, and one that must wait", async () => {
  const open = (answer: unknown) =>
    openCodeLink(contextWith({ openLink: () => Promise.resolve(answer) }), post(), "token");
  expect(await open({ kind: "over" })).toEqual({ kind: "over" });
  const busy = new Response("{}", { status: 503, headers: { "retry-after": "5" } });
  expect(await open({ kind: "refused", answer: busy })).toEqual({ kind: "busy", retryAfterSeconds: 5 });
});
