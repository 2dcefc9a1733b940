import type { ServerResponse } from "node:http";
import type { Availability } from "../../../db/core/availability.ts";
import { plainAnswers } from "../../domain/text/en/page/plain-answers.ts";
import type { Language } from "../../domain/text/language.ts";
import { textIn } from "../../domain/text/place.ts";
import { htmlPartsOf, sendPlainAnswer } from "./plain-answer.ts";
import type { Route } from "../routes/route-table.ts";

/** 5 s: a server that was restarted is back by then. */
const RETRY_AFTER_SECONDS = 5;

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
    language,
  }: {
    readonly route: Route;
    readonly isRead: boolean;
    readonly requestId: string;
    readonly language: Language;
  },
): void {
  response.setHeader("retry-after", RETRY_AFTER_SECONDS);
  const t = textIn(plainAnswers, language);
  const id = requestId;
  const answer = {
    status: 503,
    line: t("awayLine", { id }),
    because: "database_away" as const,
    page: {
      title: t("awayTitle"),
      paragraphs: [
        htmlPartsOf(t.parts("away", { strong: (words) => `<strong>${htmlPartsOf(words)}</strong>` })),
        t(isRead ? "awayLook" : "awayForm"),
        htmlPartsOf(t.parts("awayNumber", { id, code: (words) => `<code>${htmlPartsOf(words)}</code>` })),
      ],
      ...(isRead && { askAgainSeconds: RETRY_AFTER_SECONDS }),
    },
  };
  sendPlainAnswer(response, route.kind, answer, language);
}

/** Whether to replace the app's answer by this page. Not for a page's data, which the browser's script must be able to read. */
export function isBetterSaidAway(path: string): boolean {
  return !path.endsWith(".data");
}

/** Requests at the same time may see each other's failure: 503 and "try again" are right for all of them. */
export function hasFailedSince(availability: Availability, failures: number): boolean {
  return availability.isAway() || availability.failuresSoFar() > failures;
}
