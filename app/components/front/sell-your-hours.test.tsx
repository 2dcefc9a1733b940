import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { SellYourHours } from "./sell-your-hours.tsx";

const after = (count: number) => render(<SellYourHours after={count} />).one("li");

test("leads to an account for those who sell", () => {
  expect(after(3).one("a").get("href")).toBe("/sign-up?as=builder");
});

test.each([
  [1, "md:col-span-1", "lg:col-span-2"],
  [2, "md:col-span-2", "lg:col-span-1"],
  [3, "md:col-span-1", "lg:col-span-3"],
  [4, "md:col-span-2", "lg:col-span-2"],
  [12, "md:col-span-2", "lg:col-span-3"],
])("after %i cards it fills what their last row has left", (count, two, three) => {
  const names = (after(count).get("class") ?? "").split(" ");
  expect(names.filter((name) => name.includes("col-span-"))).toEqual([two, three]);
});
