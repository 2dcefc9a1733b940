import type { ServerResponse } from "node:http";
import { PRIVATE } from "./answer-headers.ts";
import type { RequestKind } from "./route-table.ts";

/** What the server says by itself, where the app is not asked or cannot answer. Texts are ours and hold nothing that a sender wrote. */
export interface PlainAnswer {
  readonly status: number;
  /** One line, for providers and programs; without a `page`, for everybody. */
  readonly line: string;
  /** What a person reads who has opened a page or sent its form. */
  readonly page?: {
    readonly title: string;
    /** Holds HTML. */
    readonly paragraphs: readonly string[];
    /** After how many seconds the browser asks again by itself; absent: it does not. */
    readonly askAgainSeconds?: number;
  };
}

/** Ends the response. `kind` is the route's; null for an address that has none. */
export function sendPlainAnswer(
  response: ServerResponse,
  kind: RequestKind | null,
  { status, line, page }: PlainAnswer,
): void {
  const isForPeople = kind === "page" && page !== undefined;
  response.statusCode = status;
  response.setHeader("content-type", `text/${isForPeople ? "html" : "plain"}; charset=utf-8`);
  response.setHeader("cache-control", PRIVATE);
  response.end(isForPeople ? htmlOf(page) : `${line}\n`);
}

function htmlOf({ title, paragraphs, askAgainSeconds }: NonNullable<PlainAnswer["page"]>): string {
  const again =
    askAgainSeconds === undefined ? "" : `<meta http-equiv="refresh" content="${askAgainSeconds}">\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${again}<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}
</main>
</body>
</html>
`;
}
