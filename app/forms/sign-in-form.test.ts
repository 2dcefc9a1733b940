import { expect, test } from "vitest";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { newPasswordErrorOf, passwordOf, signInErrorsOf, signUpErrorsOf, textOf } from "./sign-in-form.ts";

function formWith(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

test("spaces around an address are forgiven, spaces in a password are kept", () => {
  const form = formWith({ email: "  ada@example.com ", password: " secret " });
  expect(textOf(form, "email")).toBe("ada@example.com");
  expect(passwordOf(form)).toBe(" secret ");
});

test("a form filled in well has no errors", () => {
  expect(signInErrorsOf({ email: "ada@example.com", password: "x" }, ENGLISH)).toBeNull();
  expect(signUpErrorsOf({ name: "Ada", email: "ada@example.com" }, ENGLISH)).toBeNull();
});

test("every wrong field has its own message", () => {
  expect(Object.keys(signUpErrorsOf({ name: "", email: "ada" }, ENGLISH) ?? {})).toEqual(["name", "email"]);
  expect(newPasswordErrorOf("short", ENGLISH)).toContain("at least 10");
  expect(newPasswordErrorOf("0123456789", ENGLISH)).toBeNull();
  expect(newPasswordErrorOf("x".repeat(129), ENGLISH)).toContain("at most 128");
});
