import { lazy } from "react";

/** Calendly's embed in a file of its own: only who books needs it, and it runs in browsers only. */
export async function loadCalendarWidget() {
  const { InlineWidget } = await import("react-calendly");
  return { default: InlineWidget };
}

export const CalendarWidget = lazy(loadCalendarWidget);
