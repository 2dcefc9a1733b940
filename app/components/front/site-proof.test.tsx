import { expect, test } from "vitest";
import { money } from "../../../server/domain/values/money.ts";
import { render } from "../test-render.tsx";
import { SiteProof } from "./site-proof.tsx";

test("says how many sessions were held, and what came back in each currency", () => {
  const figures = { sessionsHeld: 1_240, returnedByPolicy: [money(342_050, "EUR"), money(90_000, "JPY")] };
  expect(
    render(<SiteProof figures={figures} />)
      .all("li")
      .map((one) => one.text),
  ).toEqual(["1,240 sessions held", "€3,420.50 and ¥90,000 given back to clients who canceled"]);
});

test("while nothing has come back nothing is said of it, and while there is little nothing at all", () => {
  const page = render(<SiteProof figures={{ sessionsHeld: 50, returnedByPolicy: [] }} />);
  expect(page.all("li")).toHaveLength(1);
  expect(render(<SiteProof figures={null} />).has("ul")).toBe(false);
});
