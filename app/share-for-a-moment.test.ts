import { expect, test } from "vitest";
import { shareForAMoment } from "./share-for-a-moment.ts";

const leaveOf = (kind: "nobody" | "client" | "builder") =>
  new Headers(shareForAMoment({ kind }).headers).get("cache-control");

test("only what nobody in particular sees may be shared, and no browser may keep it unasked", () => {
  expect(leaveOf("nobody")).toBe("public, max-age=0, s-maxage=5");
  expect(leaveOf("client")).toBeNull();
  expect(leaveOf("builder")).toBeNull();
});
