import { offersOf, type Offer } from "./offers.ts";
import {
  isOverdue,
  paceOf,
  refreshSecondsWithoutScripts,
  waitOf,
  type Pace,
  type PageState,
  type Wait,
} from "./waiting-for.ts";

/** What the booking's own machine makes of a booking, for its page. It is asked by the server, so that no browser needs it. */
export interface Said {
  /** What the page waits for. */
  readonly wait: Wait | null;
  /** Whether it has waited for longer than that ever takes. */
  readonly isOverdue: boolean;
  /** How often a page with scripts asks for news. */
  readonly pace: Pace;
  /** After how many seconds one without scripts loads itself again; null when it does not. */
  readonly refreshSeconds: number | null;
  readonly offers: readonly Offer[];
}

/** What the server says of a booking beside the booking itself, at the booking's own `now`. */
export function saidOf(page: PageState): Said {
  return {
    wait: waitOf(page),
    isOverdue: isOverdue(page),
    pace: paceOf(page),
    refreshSeconds: refreshSecondsWithoutScripts(page),
    offers: offersOf(page),
  };
}
