import { lazy } from "react";

/** Calendly's embed in a chunk of its own: only the booking page needs it, and it runs in browsers only. */
export async function loadCalendarWidget() {
  const { InlineWidget } = await import("react-calendly");
  return { default: InlineWidget };
}

export const CalendarWidget = lazy(loadCalendarWidget);
