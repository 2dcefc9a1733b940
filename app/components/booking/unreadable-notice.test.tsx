import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { UnreadableNotice } from "./unreadable-notice.tsx";

test("a list that shows all says nothing", () => {
  expect(render(<UnreadableNotice count={0} />).children).toEqual([]);
});

test.each([
  [1, /^One booking .* of it cannot be read\. Nothing about it is lost/],
  [3, /^3 bookings .* of them cannot be read\. Nothing about them is lost/],
])("%d that cannot be shown are counted, and nothing of them is lost", (count, words) => {
  expect(render(<UnreadableNotice count={count} />).text).toMatch(words);
});
