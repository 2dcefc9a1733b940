import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { UnreadableNotice } from "./unreadable-notice.tsx";

test("a list that shows all says nothing", () => {
  expect(render(<UnreadableNotice count={0} />).children).toEqual([]);
});

test.each([
  [1, /^One booking .* its stored data cannot be read\. Nothing of it is lost/],
  [3, /^3 bookings .* their stored data cannot be read\. Nothing of them is lost/],
])("%d that cannot be shown are counted, and nothing of them is lost", (count, words) => {
  expect(render(<UnreadableNotice count={count} />).text).toMatch(words);
});
