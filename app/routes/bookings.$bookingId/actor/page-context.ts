import type { TickedConsents } from "../../../../server/domain/booking/consent.ts";
import type { Correction, ScheduledHint } from "./page-events.ts";
import type { ServerPage } from "./server-page.ts";
import type { Pace } from "./waiting-for.ts";

/** What the page's actor remembers. */
export interface PageContext {
  /** What the server said last. It wins over whatever is shown. */
  readonly page: ServerPage;
  /** What the step that is shown rests on while the server has not said so: a time booked in the embed, or Pay pressed. */
  readonly pending: "time" | "pay" | null;
  readonly hint: ScheduledHint | null;
  /** What was ticked when Pay was pressed last; null before. */
  readonly ticked: TickedConsents | null;
  /** How often what is pending was told to the server. */
  readonly tries: number;
  readonly correction: Correction | null;
  /** What is waited for takes longer than it ever does. */
  readonly isLate: boolean;
  /** How many looks in a row found no server. */
  readonly failures: number;
  /** The server tells of changes by itself, and has shown lately that it does. */
  readonly isTold: boolean;
  /** The newest version that it has told of. */
  readonly toldVersion: number;
  /** It has told of something while the page was being read: what is read may be older. */
  readonly isBehind: boolean;
  /** Somebody is back, and sees everything as it is, whatever of it has changed. */
  readonly mustLoad: boolean;
  /** Which calendar this is: each attempt is loaded anew. */
  readonly attempt: number;
}

/** How often the server is asked, with what is pending counted in. */
export function paceNow({ page, pending }: PageContext): Pace {
  return pending === null ? page.said.pace : "quick";
}

/** What it remembers before anything has happened on the page. */
export function contextAtFirst(page: ServerPage): PageContext {
  return {
    page,
    pending: null,
    hint: null,
    ticked: null,
    tries: 0,
    correction: null,
    isLate: false,
    failures: 0,
    isTold: false,
    toldVersion: 0,
    isBehind: false,
    mustLoad: false,
    attempt: 1,
  };
}
