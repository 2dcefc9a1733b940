import { expect, test } from "vitest";
import { InlineWidget } from "react-calendly";
import { loadCalendarWidget } from "./calendar-widget.ts";

test("what is loaded ahead of the page that needs it is Calendly's own embed, in the form that React waits for", async () => {
  expect(await loadCalendarWidget()).toEqual({ default: InlineWidget });
});
