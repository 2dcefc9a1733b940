import { expect, test } from "vitest";
import { descriptionOf, nameOf, sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { CodeForm, type MailedCode } from "./code-form.tsx";

const CODE: MailedCode = {
  codeId: "code-1",
  email: "casey@example.com",
  name: "Casey",
  isOver: false,
  wasSentAgain: false,
  otherAddress: "/book/sty_1?other=",
};

function form(code: Partial<MailedCode> = {}, errors: Parameters<typeof CodeForm>[0]["errors"] = {}) {
  return render(<CodeForm code={{ ...CODE, ...code }} errors={errors} />);
}

test("the field takes the focus, digits are typed on a phone's keypad, and the mail's code is offered there", () => {
  const page = form();
  const field = page.one("input", { name: "code" });
  expect(nameOf(page, field)).toBe("Six-digit code");
  expect(field.attributes).toMatchObject({
    type: "text",
    inputMode: "numeric",
    autoComplete: "one-time-code",
    autofocus: "",
    // Pasted with spaces, it would be cut off.
    dir: "ltr",
    translate: "no",
  });
  expect(field.get("maxlength")).toBeNull();
});

test("without scripts a button sends the code, with the one that the page is about", () => {
  const page = form();
  const [entering] = page.all("form");
  expect(entering && sentBy(entering, entering.one("button"))).toEqual({
    codeId: "code-1",
    email: "casey@example.com",
    name: "Casey",
    code: "",
    intent: "code",
  });
  expect(descriptionOf(page, page.one("input", { name: "code" }))).toBe("Type it, then press the button.");
});

test("another code can be sent, or to another address", () => {
  const page = form();
  expect(page.one("button", { value: "again" }).text).toBe("Send another code");
  expect(page.one("a", { href: CODE.otherAddress }).text).toBe("Use another address");
});

test("a wrong code is said at the field, which is empty again", () => {
  const page = form({}, { code: "This is not the code." });
  const field = page.one("input", { name: "code" });
  expect(field.get("aria-invalid")).toBe("true");
  expect(descriptionOf(page, field)).toContain("This is not the code.");
  expect(field.get("value") ?? "").toBe("");
});

test("a code that is over has no field any more, and the way to another one is the first", () => {
  const page = form({ isOver: true });
  expect(page.has("input", { name: "code" })).toBe(false);
  expect(page.withRole("alert")).toHaveLength(1);
  expect(page.withRole("alert")[0]?.text).toMatch(/older than 10 minutes, .* or a newer one was asked for/);
  expect(page.one("button", { value: "again" }).get("class")).toBe("button");
});

test("that another was sent is announced, until something else is", () => {
  expect(
    form({ wasSentAgain: true })
      .withRole("alert")
      .map(({ text }) => text),
  ).toEqual(["Another code is on its way. Only the newest one works."]);
  expect(form({ wasSentAgain: true }, { code: "Wrong." }).withRole("alert")).toEqual([]);
});
