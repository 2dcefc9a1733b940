import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { AverageRating, RatingStars } from "./rating-stars.tsx";

test("a rating is said in words, and its stars are hidden from screen readers", () => {
  const page = render(<RatingStars rating={4} />);
  expect(page.one("svg").get("aria-hidden")).toBe("true");
  expect(page.text).toContain("4 of 5");
  expect(page.all("path").filter((path) => path.get("class")?.includes("fill-none") === true)).toHaveLength(
    1,
  );
});

test("an average says of how many it is", () => {
  expect(render(<AverageRating average={4.6} count={5} />).text).toContain("4.6 of 5 from 5 reviews");
});
