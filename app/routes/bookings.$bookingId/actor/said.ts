import { isOnUnpaid, isRefundedOutside } from "../../../../server/domain/booking/booking-money.ts";
import { stepOf } from "../../../../server/domain/booking/booking.ts";
import { cancellationPolicy as policyTexts } from "../../../../server/domain/text/en/booking/cancellation-policy.ts";
import type { Language } from "../../../../server/domain/text/language.ts";
import { textIn } from "../../../../server/domain/text/place.ts";
import { placeInWords, type PlaceInWords } from "../../../../server/domain/text/place-in-words.ts";
import {
  policyDatesInWords,
  type PolicyDates,
} from "../../../../server/domain/text/policy-dates-in-words.ts";
import {
  cancellationRuleInWords,
  whyCeilingInWords,
} from "../../../../server/domain/text/policy-in-words.ts";
import { isFree } from "../../../../server/domain/values/money.ts";
import { bookingStatusWords, type StatusWords } from "../../../text/booking-status-words.ts";
import { historyListInWords, type HistoryInWords } from "../../../text/history-list-in-words.ts";
import { moneySummaryOf } from "../../../text/money-summary.ts";
import { moneyTableOf, type MoneyRow } from "../../../text/money-table.ts";
import { sessionDayInWords, type SessionDayInWords } from "../../../text/session-day-in-words.ts";
import { quotedRefundInWords } from "../cancellation-words.ts";
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
  readonly words: SaidInWords;
}

/** What is known of it in the reader's language. The texts are many, and a page says few of them. */
export interface SaidInWords {
  readonly status: StatusWords;
  /** What holds when the client cancels; null where nothing can come back, and once it is too late. */
  readonly policy: PolicyInWords | null;
  /** How near a booked session is; null where none is booked. */
  readonly day: SessionDayInWords | null;
  /** For its client. */
  readonly history: HistoryInWords;
  /** What happened to the client's money. */
  readonly money: readonly string[];
  /** The same as sums; null where only sentences can say it. */
  readonly moneyTable: readonly MoneyRow[] | null;
  /** What would come back of it now, without the sentence's end; null where nothing was paid. */
  readonly quote: string | null;
  /** Where the session is held. */
  readonly place: PlaceInWords;
  /** What is unusual about the money of a booking that stands: it was returned outside, or its payment is disputed and it stands unpaid. */
  readonly unusual: "returned" | "unpaid" | null;
}

/** A cancellation policy: as the dates of the session where it has a time, in sentences where it has none yet. */
export interface PolicyInWords {
  readonly dates: PolicyDates | null;
  readonly sentences: readonly string[];
}

function policyOf({ booking }: PageState, language: Language): PolicyInWords | null {
  const { state, context, client, now } = booking;
  const { time } = context;
  const step = stepOf(state);
  if (isFree(context.price) || step === "over" || state === "COMPLETED") return null;
  if (time === null) return { dates: null, sentences: cancellationRuleInWords(context, language) };
  if (now >= time.startsAt) return null;
  const why = whyCeilingInWords(context, language);
  return {
    dates: policyDatesInWords(
      { rule: context, startsAt: time.startsAt, from: context.initiatedAt, now, zone: client.timeZone },
      language,
    ),
    sentences: [...(why === null ? [] : [why]), textIn(policyTexts, language)("builderCancels")],
  };
}

/** What the server says of a booking beside the booking itself, at the booking's own `now`. */
export function saidOf(page: PageState, language: Language): Said {
  const { booking } = page;
  const { state, context, builder, client, history, viewerIsClient } = booking;
  return {
    wait: waitOf(page),
    isOverdue: isOverdue(page),
    pace: paceOf(page),
    refreshSeconds: refreshSecondsWithoutScripts(page),
    offers: offersOf(page),
    words: {
      status: bookingStatusWords(state, context, viewerIsClient ? "client" : "builder", booking, language),
      policy: policyOf(page, language),
      day: sessionDayInWords(
        { state, time: context.time, zone: client.timeZone, now: booking.now },
        language,
      ),
      history: historyListInWords(
        {
          history: history.items,
          unreadable: history.unreadable,
          timeZone: client.timeZone,
          reader: "client",
        },
        language,
      ),
      money: moneySummaryOf(booking, { side: "client", who: builder.displayName }, language),
      moneyTable: moneyTableOf(context, builder.displayName, language),
      quote: quotedRefundInWords(booking, language),
      place: placeInWords(
        booking.place,
        { side: "client", client: client.name, builder: builder.displayName },
        language,
      ),
      unusual: isRefundedOutside(state, context) ? "returned" : isOnUnpaid(state, context) ? "unpaid" : null,
    },
  };
}
