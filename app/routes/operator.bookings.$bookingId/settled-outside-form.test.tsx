import { expect, test } from "vitest";
import { money } from "../../../server/domain/values/money.ts";
import { render } from "../../components/test-render.tsx";
import { SettledOutsideForm } from "./settled-outside-form.tsx";

const amount = money(15_000, "USD");
const FAILED = { paymentIntentId: "pi_1", paid: amount, left: amount, isOfSession: true, due: 2 };

const form = (typed: { note: string; error: string | null } | null) =>
  render(<SettledOutsideForm page="/operator/bookings/bkg_1" failed={FAILED} typed={typed} />);

test("it names the amount, and sends which obligation it is about", () => {
  const html = form(null);
  expect(html.text).toContain("Was $150.00 returned in another way?");
  expect(html.one("input", { name: "due" }).get("value")).toBe("2");
  expect(html.one("button", { name: "intent" }).get("value")).toBe("settle");
});

test("a reason that was not taken stays in its field, with what is wrong", () => {
  const html = form({ note: "ok", error: "Please say why, in a few words." });
  expect(html.one("input", { name: "note" }).get("value")).toBe("ok");
  expect(html.text).toContain("Please say why, in a few words.");
});
