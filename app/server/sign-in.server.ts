import { data, redirect, type AppLoadContext, type TypedResponse } from "@remix-run/node";
import { UNSENT_CODE } from "../../server/domain/providers/mail-refusal.ts";
import { signInAnswers } from "../../server/domain/text/en/account/sign-in-answers.ts";
import { formatWait } from "../../server/domain/text/format-wait.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";

/** The sign-in library's answer, as our pages need it. */
export type AuthAnswer =
  /**
   * `cookies`: for the browser, unchanged. `droppedPassword`: a password was removed that another browser had set before the address was confirmed.
   */
  | { readonly kind: "done"; readonly cookies: readonly string[]; readonly droppedPassword: boolean }
  /** `code`: the library's own, empty when it gave none. */
  | { readonly kind: "refused"; readonly code: string }
  /** The mail server did not take the mail that was asked for. `isForGood`: it never takes one to this address. */
  | { readonly kind: "unsent"; readonly isForGood: boolean }
  | Refused429Or503;

/** Refused unchecked: somebody has tried too often, or too many try at once. */
interface Refused429Or503 {
  readonly kind: "too_many" | "busy";
  /** How long to wait; whole seconds. */
  readonly retryAfterSeconds: number;
}

/** 60 s: when the library does not say. */
const RETRY_AFTER_SECONDS_DEFAULT = 60;

/** The visitor's headers that the library needs: their cookies, and the page of the form. */
const FORWARDED_HEADERS = ["cookie", "user-agent", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest"];

/**
 * Hands a form's values to the sign-in library, so that its forms work without scripts. `path` is one of its endpoints, with
 * its query; a body makes it a POST. Throws when the library itself failed.
 */
export async function askAuth(
  context: AppLoadContext,
  request: Request,
  path: string,
  body: Readonly<Record<string, string>> | null,
): Promise<AuthAnswer> {
  return answerOf(await sendToAuth(context, request, path, body), path);
}

/** The library's own answer to the same. */
export async function sendToAuth(
  context: AppLoadContext,
  request: Request,
  path: string,
  body: Readonly<Record<string, unknown>> | null,
): Promise<Response> {
  const url = new URL(`/api/auth${path}`, request.url);
  const headers = new Headers({ origin: request.headers.get("origin") ?? url.origin });
  for (const name of FORWARDED_HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (body !== null) headers.set("content-type", "application/json");
  return context.handleAuth(
    new Request(url, body === null ? { headers } : { method: "POST", headers, body: JSON.stringify(body) }),
  );
}

/** What that answer means for a page. */
export async function answerOf(response: Response, path: string): Promise<AuthAnswer> {
  if (response.ok)
    return {
      kind: "done",
      cookies: response.headers.getSetCookie(),
      droppedPassword: response.headers.has("x-password-dropped"),
    };
  const code = await codeOf(response);
  if (code === UNSENT_CODE) return { kind: "unsent", isForGood: response.status < 500 };
  if (response.status === 429) return { kind: "too_many", retryAfterSeconds: retryAfterOf(response) };
  if (response.status === 503) return { kind: "busy", retryAfterSeconds: retryAfterOf(response) };
  if (response.status >= 500) {
    const [endpoint] = path.split("?");
    throw new Error(`the sign-in library answered ${response.status} to /api/auth${endpoint ?? ""}`);
  }
  return { kind: "refused", code };
}

function retryAfterOf({ headers }: Response): number {
  const seconds = Number(headers.get("retry-after"));
  return Number.isInteger(seconds) && seconds > 0 ? seconds : RETRY_AFTER_SECONDS_DEFAULT;
}

/** The sentence for somebody who has to wait, or to whom no mail can be sent; null for every other answer. */
export function waitSentenceOf(answer: AuthAnswer, language: Language): string | null {
  const t = textIn(signInAnswers, language);
  switch (answer.kind) {
    case "too_many":
      return t("tooMany", { wait: formatWait(answer.retryAfterSeconds, language) });
    case "busy":
      return t("busy");
    case "unsent":
      return t(answer.isForGood ? "takesNoMail" : "unsentForNow");
    case "done":
    case "refused":
      return null;
  }
}

/** The page with its form again, with the answer's status: 429 or 503 with `Retry-After` for a wait, 422 for an address that takes no mail. */
export function pageAnswer<Page>(page: Page, answer: AuthAnswer) {
  if (answer.kind === "done" || answer.kind === "refused") return data(page);
  if (answer.kind === "unsent") return data(page, { status: answer.isForGood ? 422 : 503 });
  return data(page, {
    status: answer.kind === "busy" ? 503 : 429,
    headers: { "retry-after": String(answer.retryAfterSeconds) },
  });
}

async function codeOf(response: Response): Promise<string> {
  // A refused link is a redirect that carries its reason in the address.
  const location = response.headers.get("location");
  if (location !== null) return new URL(location, "http://nowhere").searchParams.get("error") ?? "";
  const body: unknown = await response.json().catch(() => null);
  return typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
}

/** Goes on to a path with the cookies that the library set. 303: the form is not sent again. */
export function goOnWith(cookies: readonly string[], path: string): TypedResponse<never> {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return redirect(path, { status: 303, headers });
}
