import { beforeEach, expect, test, vi } from "vitest";
import type * as React from "react";
import type * as Remix from "@remix-run/react";
import { useLoadAnew } from "./use-load-anew.ts";

/** A page whose effects run at once, and the router below it. */
interface FakePage {
  ref?: unknown;
  state: "idle" | "loading";
  navigation: "idle" | "submitting" | "loading";
  readings: number;
}
const page = vi.hoisted((): FakePage => ({ state: "idle", navigation: "idle", readings: 0 }));
vi.mock("react", async (original) => ({
  ...(await original<typeof React>()),
  useEffect: (effect: () => void) => effect(),
  useCallback: <T>(callback: T) => callback,
  useRef: (first: unknown) => (page.ref ??= { current: first }),
}));
vi.mock("@remix-run/react", async (original) => ({
  ...(await original<typeof Remix>()),
  useNavigation: () => ({ state: page.navigation }),
  useRevalidator: () => ({ revalidate: () => (page.readings += 1), state: page.state }),
}));

function useWhile(state: FakePage["state"], navigation: FakePage["navigation"] = "idle"): () => void {
  Object.assign(page, { state, navigation });
  return useLoadAnew();
}

beforeEach(() => Object.assign(page, { ref: undefined, state: "idle", navigation: "idle", readings: 0 }));

test("reads at once where nothing is being read", () => {
  useWhile("idle")();
  expect(page.readings).toBe(1);
});

test("lets a reading finish, and reads once more for all who asked meanwhile", () => {
  useWhile("idle")();
  const loadAnew = useWhile("loading");
  loadAnew();
  loadAnew();
  expect(page.readings).toBe(1);
  useWhile("idle");
  expect(page.readings).toBe(2);
  useWhile("loading");
  useWhile("idle");
  expect(page.readings).toBe(2);
});

test("breaks off no form that was sent: it reads when that is over", () => {
  useWhile("idle", "submitting")();
  useWhile("idle", "loading")();
  expect(page.readings).toBe(0);
  useWhile("idle");
  expect(page.readings).toBe(1);
});
