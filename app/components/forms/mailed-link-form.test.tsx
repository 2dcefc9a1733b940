import { expect, test } from "vitest";
import { sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { MailedLinkForm } from "./mailed-link-form.tsx";

test("a form without scripts asks for the link, and sends no address: the link goes to the account's own", () => {
  const form = render(
    <MailedLinkForm action="/operator/confirm?next=%2Foperator" email="casey@example.com" />,
  ).one("form");
  expect(form.get("method")).toBe("post");
  expect(form.get("action")).toBe("/operator/confirm?next=%2Foperator");
  expect(sentBy(form, form.one("button"))).toEqual({ intent: "mail-link" });
});

test("the button says where the mail goes", () => {
  const page = render(<MailedLinkForm action="/operator/confirm" email="casey@example.com" />);
  expect(page.one("button").text).toContain("casey@example.com");
});
