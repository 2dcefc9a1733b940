import { expect, test } from "vitest";
import { render } from "../components/test-render.tsx";
import { foreignHostOf, useReferrerHost } from "./use-referrer-host.ts";

function Field() {
  return <input name="site" defaultValue={useReferrerHost()} />;
}

test("without scripts nothing is said of where somebody comes from", () => {
  expect(
    render(<Field />)
      .one("input")
      .get("value"),
  ).toBe("");
});

test("only the host of another site is told, never its path or query", () => {
  expect(foreignHostOf("https://news.example:8443/article?reader=casey", "ours.example")).toBe(
    "news.example",
  );
  expect(foreignHostOf("https://ours.example/profile/ada", "ours.example")).toBe("");
  for (const none of ["", "about:blank", "no address"]) expect(foreignHostOf(none, "ours.example")).toBe("");
});
