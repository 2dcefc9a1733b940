import { expect, test } from "vitest";
import { sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { BookForm } from "./book-form.tsx";

const form = (address: string) =>
  render(
    <BookForm sessionTypeId="sty_00000000000000000000000000">
      <button type="submit">Book</button>
    </BookForm>,
    { address, isPublic: true },
  ).one("form");

test("goes to the page that books the session, without scripts and without what only a browser knows", () => {
  const one = form("/profile/ada");
  expect([one.get("method"), one.get("action")]).toEqual(["post", "/book/sty_00000000000000000000000000"]);
  expect(sentBy(one, one.one("button"))).toEqual({ intent: "press", timeZone: "", site: "" });
});

test("brings the zone that its page is shown in", () => {
  const one = form("/profile/ada?zone=Asia%2FTokyo");
  expect(sentBy(one, one.one("button"))).toEqual({ intent: "press", timeZone: "Asia/Tokyo", site: "" });
});
