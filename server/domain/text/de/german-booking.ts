import { consentWords } from "./booking/consent.ts";
import { allGoesBack } from "./booking/all-goes-back.ts";
import { bookPage } from "./booking/book.ts";
import { bookingCalendarFile } from "./booking/calendar-file.ts";
import { bookingCancel } from "./booking/cancel.ts";
import { cancellationPolicy } from "./booking/cancellation-policy.ts";
import { checkoutTexts } from "./booking/checkout.ts";
import { declinedTime } from "./booking/declined-time.ts";
import { bookingDetails } from "./booking/details.ts";
import { bookingDone } from "./booking/done.ts";
import { freeTimesNote } from "./booking/free-times-note.ts";
import { freeWeek } from "./booking/free-week.ts";
import { history } from "./booking/history.ts";
import { historyList } from "./booking/history-list.ts";
import { historyPages } from "./booking/history-pages.ts";
import { bookingLink } from "./booking/link.ts";
import { bookingList } from "./booking/list.ts";
import { moneySummary } from "./booking/money-summary.ts";
import { moneyTable } from "./booking/money-table.ts";
import { bookingMove } from "./booking/move.ts";
import { bookingNotices } from "./booking/notices.ts";
import { bookingOver } from "./booking/over.ts";
import { bookingPage } from "./booking/page.ts";
import { bookingPay } from "./booking/pay.ts";
import { bookingPickTime } from "./booking/pick-time.ts";
import { policyDates } from "./booking/policy-dates.ts";
import { policyDetails } from "./booking/policy-details.ts";
import { refusals } from "./booking/refusals.ts";
import { sessionDay } from "./booking/session-day.ts";
import { sessionPlace } from "./booking/session-place.ts";
import { sessionTypeCard } from "./booking/session-type-card.ts";
import { bookingStatus } from "./booking/status.ts";
import { bookingSteps } from "./booking/steps.ts";
import { bookingSummary } from "./booking/summary.ts";
import { bookingTimes } from "./booking/times.ts";
import { unreadable } from "./booking/unreadable.ts";
import { bookingVisitor } from "./booking/visitor.ts";
import type { Room } from "../room.ts";

export const germanBooking: Room = {
  "booking/all-goes-back": allGoesBack,
  "booking/book": bookPage,
  "booking/calendar-file": bookingCalendarFile,
  "booking/cancel": bookingCancel,
  "booking/cancellation-policy": cancellationPolicy,
  "booking/checkout": checkoutTexts,
  "booking/declined-time": declinedTime,
  "booking/details": bookingDetails,
  "booking/done": bookingDone,
  "booking/free-times-note": freeTimesNote,
  "booking/free-week": freeWeek,
  "booking/history": history,
  "booking/history-list": historyList,
  "booking/history-pages": historyPages,
  "booking/link": bookingLink,
  "booking/list": bookingList,
  "booking/money-summary": moneySummary,
  "booking/money-table": moneyTable,
  "booking/move": bookingMove,
  "booking/notices": bookingNotices,
  "booking/over": bookingOver,
  "booking/page": bookingPage,
  "booking/pay": bookingPay,
  "booking/pick-time": bookingPickTime,
  "booking/policy-dates": policyDates,
  "booking/policy-details": policyDetails,
  "booking/refusals": refusals,
  "booking/session-day": sessionDay,
  "booking/session-place": sessionPlace,
  "booking/session-type-card": sessionTypeCard,
  "booking/status": bookingStatus,
  "booking/steps": bookingSteps,
  "booking/summary": bookingSummary,
  "booking/times": bookingTimes,
  "booking/unreadable": unreadable,
  "booking/visitor": bookingVisitor,
  "booking/consent": consentWords,
};
