import { createCookie, type AppLoadContext } from "@remix-run/node";
import type { CodeChoice, CodePurpose, CodeUnderWay } from "../../server/domain/values/sign-in-code.ts";
import { emailErrorOf, signUpErrorsOf, type FieldErrors } from "../forms/sign-in-form.ts";
import { languageOf } from "../text/languages.ts";
import { answerOf, type AuthAnswer } from "./sign-in.server.ts";

/** Asking and entering, as the library's own paths are called in what is logged. */
const ASKING = "/email-otp/send-verification-otp";
const ENTERING = "/sign-in/email-otp";
const OPENING = "/magic-link/verify";

/** What a page needs of a code: see `CodeUnderWay`. */
export type { CodeChoice, CodePurpose, CodeUnderWay };

export interface CodeWish {
  readonly email: string;
  readonly purpose: CodePurpose;
  /** What was chosen and typed before: it survives the detour, on another device too. */
  readonly choice: CodeChoice;
  /** A path of ours (`safeNextPath`). */
  readonly next: string;
}

export type CodeAsked =
  | { readonly kind: "sent"; readonly cookies: readonly string[] }
  /** In words of the reader's language, by field. */
  | { readonly kind: "invalid"; readonly errors: FieldErrors }
  | Exclude<AuthAnswer, { readonly kind: "done" | "refused" }>;

export type CodeEntered =
  /** `cookies`: for the browser, unchanged. `code`: what was chosen, and where to go on. `droppedPassword`: as `AuthAnswer` says it. */
  | {
      readonly kind: "done";
      readonly cookies: readonly string[];
      readonly code: CodeUnderWay;
      readonly droppedPassword: boolean;
    }
  /** `isTry`: whether it counted; what is no six digits does not. */
  | { readonly kind: "wrong"; readonly isTry: boolean; readonly triesLeft: number }
  /** It was too late, was used elsewhere or tried too often, or another has taken its place: a new one must be asked for. */
  | { readonly kind: "over" }
  /** This browser has asked for no code: it was asked for in another, where it must be entered, or by the mail's link. */
  | { readonly kind: "not_here" }
  | Exclude<AuthAnswer, { readonly kind: "done" | "refused" | "unsent" }>;

/** 1 h: longer than the code, so that what was typed is there to ask for another. */
const SECONDS_MAX = 60 * 60;

/**
 * Says in which browser a code was asked for. Lax: a page of ours that is opened from a mail or another site knows of the code; no form of another site
 * sends it.
 */
function codeCookie(request: Request) {
  return createCookie("sign-in-code", {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: new URL(request.url).protocol === "https:",
    maxAge: SECONDS_MAX,
  });
}

async function keyOf(request: Request): Promise<string> {
  const kept: unknown = await codeCookie(request).parse(request.headers.get("cookie"));
  return typeof kept === "string" ? kept : "";
}

/**
 * Mails a code to sign in with, and a link for another device. The browser that asks keeps a cookie, and only there is the code accepted. Answers
 * alike whether there is an account. A name is needed to book, and else where one was typed.
 */
export async function askForCode(
  context: AppLoadContext,
  request: Request,
  wish: CodeWish,
): Promise<CodeAsked> {
  const language = languageOf(context.language);
  const { email, purpose, choice } = wish;
  const needsName = purpose.kind === "book" || choice.name !== "";
  const error = needsName ? null : emailErrorOf(email, language);
  const errors = needsName
    ? signUpErrorsOf({ name: choice.name, email }, language)
    : error === null
      ? null
      : { email: error };
  if (errors !== null) return { kind: "invalid", errors };
  const sent = await context.signInCodes.ask(request, wish);
  switch (sent.kind) {
    case "sent":
      return { kind: "sent", cookies: [await codeCookie(request).serialize(sent.key)] };
    case "unsent":
      return sent;
    case "refused": {
      const answer = await answerOf(sent.answer, ASKING);
      if (answer.kind === "done") throw new Error("a refusal is no success");
      if (answer.kind !== "refused") return answer;
      return { kind: "invalid", errors: { email: emailErrorOf("-", language) ?? "" } };
    }
  }
}

/** The code that this browser has asked for lately, with all that was typed and chosen; null when there is none. Says nothing to any other browser. */
export async function codeUnderWay(context: AppLoadContext, request: Request): Promise<CodeUnderWay | null> {
  const key = await keyOf(request);
  return key === "" ? null : context.signInCodes.find(key);
}

/**
 * Enters a code: digits as they were typed or pasted. `codeId`: the `id` of the code that the page was about, from a hidden field; null when the page
 * did not know. The session that this browser had before is ended.
 */
export async function enterCode(
  context: AppLoadContext,
  request: Request,
  typed: string,
  codeId: string | null,
): Promise<CodeEntered> {
  const key = await keyOf(request);
  if (key === "") return { kind: "not_here" };
  const tried = await context.signInCodes.enter(request, key, typed, codeId);
  // It has asked for one, of which nothing is left.
  if (tried.kind === "not_here") return { kind: "over" };
  return enteredOf(request, tried, ENTERING);
}

/** What a mailed link is about, for the page that asks before it is used; null when it is over. Does not use it up. */
export function findCodeByLink(context: AppLoadContext, token: string): Promise<CodeUnderWay | null> {
  return context.signInCodes.findByLink(token);
}

/** Uses a mailed link up, in whatever browser it was opened: the code of the same mail is over then. */
export async function openCodeLink(
  context: AppLoadContext,
  request: Request,
  token: string,
): Promise<Exclude<CodeEntered, { readonly kind: "wrong" | "not_here" }>> {
  const opened = await enteredOf(request, await context.signInCodes.openLink(request, token), OPENING);
  return opened.kind === "wrong" || opened.kind === "not_here" ? { kind: "over" } : opened;
}

async function enteredOf(
  request: Request,
  tried: Awaited<ReturnType<AppLoadContext["signInCodes"]["enter"]>>,
  path: string,
): Promise<CodeEntered> {
  if (tried.kind !== "done" && tried.kind !== "refused") return tried;
  const answer = await answerOf(tried.answer, path);
  if (tried.kind === "done" && answer.kind === "done") {
    const used = await codeCookie(request).serialize("", { maxAge: 0 });
    const { cookies, droppedPassword } = answer;
    return { kind: "done", cookies: [...cookies, used], code: tried.code, droppedPassword };
  }
  if (answer.kind === "too_many" || answer.kind === "busy") return answer;
  return { kind: "over" };
}
