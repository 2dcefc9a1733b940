import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { MailboxLink } from "./mailbox-link.tsx";

const demo = { mailboxUrl: "http://localhost:4010/mail" };

test("where mails go to real people nothing leads to a mailbox", () => {
  expect(render(<MailboxLink to="casey@example.com" />).children).toEqual([]);
});

test("in the demo the link opens the mails of the one who was written to", () => {
  const link = render(<MailboxLink to="casey+demo@example.com" />, { everyPage: demo }).one("a");
  const address = new URL(link.get("href") ?? "");
  expect(address.origin + address.pathname).toBe(demo.mailboxUrl);
  expect(address.searchParams.get("to")).toBe("casey+demo@example.com");
});

test("an address cannot add to the link's own query", () => {
  const link = render(<MailboxLink to="a&to=b@example.com#x" />, { everyPage: demo }).one("a");
  expect(new URL(link.get("href") ?? "").searchParams.getAll("to")).toEqual(["a&to=b@example.com#x"]);
});

test("without one address it opens them all", () => {
  expect(
    render(<MailboxLink />, { everyPage: demo })
      .one("a")
      .get("href"),
  ).toBe(demo.mailboxUrl);
});
