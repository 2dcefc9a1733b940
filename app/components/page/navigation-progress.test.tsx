import { afterEach, expect, test, vi } from "vitest";
import type * as Remix from "@remix-run/react";
import { render } from "../test-render.tsx";
import { NavigationProgress } from "./navigation-progress.tsx";

/** Whether a page is on its way: the browser's to say, and idle wherever a server renders. */
const navigation = vi.hoisted(() => ({ state: "idle" }));
vi.mock("@remix-run/react", async (original) => ({
  ...(await original<typeof Remix>()),
  useNavigation: () => navigation,
}));

afterEach(() => {
  navigation.state = "idle";
});

function line() {
  return render(<NavigationProgress />).one("div");
}

test("no line is seen while no page is on its way", () => {
  expect(line().get("class")).toContain("opacity-0");
});

test.each(["loading", "submitting"])("a line is seen while a page is on its way: %s", (state) => {
  navigation.state = state;
  expect(line().get("class")).toContain("opacity-100");
  expect(line().get("class")).not.toContain("opacity-0");
});

test("a quick answer shows none: the line waits a moment", () => {
  navigation.state = "loading";
  expect(line().get("class")).toMatch(/\bdelay-\d+\b/);
});

test("the line takes no clicks and is not read out", () => {
  expect(line().get("aria-hidden")).toBe("true");
  expect(line().get("class")).toContain("pointer-events-none");
});
