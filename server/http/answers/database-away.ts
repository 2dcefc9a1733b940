import type { ServerResponse } from "node:http";
import { sendPlainAnswer } from "./plain-answer.ts";
import type { Route } from "../routes/route-table.ts";

/** 5 s: a server that was restarted is back by then. */
const RETRY_AFTER_SECONDS = 5;

/** Shown after a form was sent while the database cannot be reached: what became of it, and what to do. */
const AFTER_A_FORM =
  "What you have just sent may not have been saved. Open the page again in a moment and look; if it is not there, send it once more. Nothing is charged twice.";
const AFTER_A_LOOK = "This page tries again by itself. What you have booked and paid stands as it was.";

/**
 * Answers 503 in place of a page or a procedure, without the database. Browsers get a page, which reloads itself after a GET; providers and programs
 * get a line.
 */
export function sendDatabaseAway(
  response: ServerResponse,
  {
    route,
    isRead,
    requestId,
  }: { readonly route: Route; readonly isRead: boolean; readonly requestId: string },
): void {
  response.setHeader("retry-after", RETRY_AFTER_SECONDS);
  sendPlainAnswer(response, route.kind, {
    status: 503,
    line: `Unavailable for a moment. Please try again. ${requestId}`,
    page: {
      title: "We will be back in a moment",
      paragraphs: [
        "We cannot reach our database just now. <strong>Nothing is lost.</strong>",
        isRead ? AFTER_A_LOOK : AFTER_A_FORM,
        `If it lasts, quote this number: <code>${requestId}</code>`,
      ],
      ...(isRead && { askAgainSeconds: RETRY_AFTER_SECONDS }),
    },
  });
}

/** Whether to replace the app's answer by this page. Not for a page's data, which the browser's script must be able to read. */
export function isBetterSaidAway(path: string): boolean {
  return !path.endsWith(".data");
}
