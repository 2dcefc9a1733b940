import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { LinkSent } from "./link-sent.tsx";

test("it is announced at once that a link was sent, to whom, and how long it works", () => {
  const [alert] = render(<LinkSent to="casey@example.com" />).withRole("alert");
  expect(alert?.text).toContain("casey@example.com");
  expect(alert?.text).toMatch(/once, for 15 minutes/);
});

test("the words are the same for any address: they tell nobody who has an account", () => {
  const wordsFor = (to: string) => render(<LinkSent to={to} />).text.replace(to, "…");
  expect(wordsFor("casey@example.com")).toBe(wordsFor("nobody@example.com"));
});

test("in the demo it leads to the mail itself", () => {
  const page = render(<LinkSent to="casey@example.com" />, {
    everyPage: { mailboxUrl: "http://localhost/mail" },
  });
  expect(page.one("a").get("href")).toBe("http://localhost/mail?to=casey%40example.com");
});

test("an address is text, whatever was typed as one", () => {
  const page = render(<LinkSent to="<b>@example.com" />);
  expect(page.has("b")).toBe(false);
  expect(page.text).toContain("<b>@example.com");
});
