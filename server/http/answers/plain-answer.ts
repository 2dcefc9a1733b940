import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { ProblemCode } from "../../domain/contract/problem.ts";
import { plainAnswers } from "../../domain/text/en/page/plain-answers.ts";
import { ENGLISH, type Language } from "../../domain/text/language.ts";
import { textIn } from "../../domain/text/place.ts";
import { stagingStrip } from "../../domain/text/en/page/staging-strip.ts";
import { BY_LANGUAGE, isMarkedAsStaging, PRIVATE } from "./answer-headers.ts";
import { problemOf, PROBLEM_TYPE } from "../rest/problem-answer.ts";
import type { PageFailureCause } from "../../domain/values/page-failure.ts";
import { changesNothing } from "../request/changes-nothing.ts";
import type { RequestKind } from "../routes/route-table.ts";
import { isAskedByScript, sendPageDataAnswer } from "./page-data-answer.ts";

/** An answer of the server itself, where the app is not asked or cannot answer. Its texts hold nothing that a sender wrote. */
export interface PlainAnswer {
  readonly status: number;
  /** One line, for providers and programs; without a `page`, for everybody. */
  readonly line: string;
  /** For other software; absent: what the status usually means. */
  readonly problem?: ProblemCode;
  /** For a page's script, beyond what the status says. */
  readonly because?: PageFailureCause;
  /** What a person reads who has opened a page or sent its form. */
  readonly page?: {
    readonly title: string;
    /** Holds HTML. */
    readonly paragraphs: readonly string[];
    /** After how many seconds the browser asks again by itself; absent: it does not. */
    readonly askAgainSeconds?: number;
  };
}

/** Inline: where a page is refused, the site's files may be refused as well. The site's colors, in light and dark. */
const STYLE = `:root{color-scheme:light dark;--paper:#f8f6f2;--card:#fff;--ink:#211e2a;--soft:#615c6b;--line:#e6e1d9;--accent:#3a4590;--on:#fff}
@media (prefers-color-scheme:dark){:root{--paper:#131217;--card:#1b1a20;--ink:#efecf2;--soft:#aea8b6;--line:#302d37;--accent:#b2bbf4;--on:#14152c}}
*{box-sizing:border-box}
body{margin:0;padding:max(6vh,1.5rem) 1rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Arial,sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.75rem;background:var(--card);border:1px solid var(--line);border-radius:1rem;overflow-wrap:anywhere}
h1{margin:0 0 1rem;font-size:1.625rem;line-height:1.2;letter-spacing:-.02em}
aside{max-width:34rem;margin:0 auto 1rem;padding:.5rem 1rem;border:1px dashed var(--soft);border-radius:.75rem;font-size:.875rem}
p{margin:0 0 1rem;color:var(--soft)}
strong,code{color:var(--ink)}
a{color:var(--accent);text-underline-offset:.2em}
nav{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.75rem}
nav a{display:inline-flex;align-items:center;min-height:2.75rem;padding:.5rem 1.125rem;line-height:1.3;border:1px solid var(--accent);border-radius:.75rem;font-weight:600;text-decoration:none}
nav a:first-child{background:var(--accent);color:var(--on)}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}`;

/** Just what such a page needs. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What a message with tags is in HTML; its texts hold nothing that a sender wrote. */
export function htmlPartsOf(parts: readonly string[]): string {
  return parts.join("");
}

/** Ends the response. `kind` is the route's; null for an address that has none. `language` is the one in which the answer is written. */
export function sendPlainAnswer(
  response: ServerResponse,
  kind: RequestKind | null,
  { status, line, problem, page, because }: PlainAnswer,
  language: Language,
): void {
  const isForPeople = kind === "page" && page !== undefined;
  const code = kind === "contract" ? (problem ?? PROBLEM_OF_STATUS[status]) : undefined;
  response.statusCode = status;
  response.setHeader(
    "content-type",
    code === undefined ? `text/${isForPeople ? "html" : "plain"}; charset=utf-8` : PROBLEM_TYPE,
  );
  response.setHeader("cache-control", PRIVATE);
  response.setHeader("content-language", language.tag);
  response.setHeader("vary", BY_LANGUAGE);
  if (isForPeople && isAskedByScript(response.req.url ?? "")) {
    sendPageDataAnswer(response, status, {
      requestId: String(response.getHeader("x-request-id") ?? ""),
      wasForm: !changesNothing(response.req.method),
      retryAfterSeconds: Number(response.getHeader("retry-after") ?? 0) || null,
      because: because ?? null,
    });
    return;
  }
  if (isForPeople) response.setHeader("content-security-policy", POLICY);
  if (code !== undefined) {
    const requestId = String(response.getHeader("x-request-id") ?? "");
    response.end(JSON.stringify(problemOf(code, { requestId, language })));
    return;
  }
  response.end(isForPeople ? htmlOf(page, language, isMarkedAsStaging(response)) : `${line}\n`);
}

/** A line for programs, in English. */
export function sendLine(response: ServerResponse, status: number, line: string): void {
  sendPlainAnswer(response, null, { status, line }, ENGLISH);
}

/** What the server itself refuses before the contract is asked. */
const PROBLEM_OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: "malformed_body",
  403: "foreign_origin",
  404: "not_found",
  405: "method_not_allowed",
  413: "body_too_long",
  429: "too_many_requests",
  500: "internal_error",
  503: "unavailable",
};

function stripIn(language: Language): string {
  const t = textIn(stagingStrip, language);
  return htmlPartsOf(t.parts("strip", { strong: (words) => `<strong>${htmlPartsOf(words)}</strong>` }));
}

function htmlOf(
  { title, paragraphs, askAgainSeconds }: NonNullable<PlainAnswer["page"]>,
  language: Language,
  isStaging: boolean,
): string {
  const t = textIn(plainAnswers, language);
  const strip = isStaging ? `<aside>${stripIn(language)}</aside>\n` : "";
  const again =
    askAgainSeconds === undefined ? "" : `<meta http-equiv="refresh" content="${askAgainSeconds}">\n`;
  return `<!doctype html>
<html lang="${language.tag}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${again}<title>${title} · BuildAppsWith</title>
<style>${STYLE}</style>
</head>
<body>
${strip}<main>
<h1>${title}</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}
<nav aria-label="${t("waysOn")}"><a href="">${t("openAgain")}</a><a href="/bookings">${t("myBookings")}</a><a href="/">${t("allBuilders")}</a></nav>
</main>
</body>
</html>
`;
}
