import { NAME_CHARACTERS_MAX, textProblemOf } from "../../server/domain/values/typed-text.ts";
import { valueIn } from "./value-in.ts";

/** Also the sign-in library's minimum. */
export const PASSWORD_CHARACTERS_MIN = 10;
/** The library's maximum: hashing more only costs time. */
const PASSWORD_CHARACTERS_MAX = 128;

/** What is wrong with a form, by field; `form` when it is no single field's fault. */
export type FieldErrors = Readonly<Partial<Record<"name" | "email" | "password" | "form", string>>>;

/** One field's text, trimmed and at most 320 units (the longest e-mail address there is). */
export function textOf(form: FormData, field: string): string {
  return valueIn(form, field).trim().slice(0, 320);
}

/** The password as typed: spaces are part of it. */
export function passwordOf(form: FormData): string {
  return valueIn(form, "password");
}

export function emailErrorOf(email: string): string | null {
  if (email === "") return "Please enter your e-mail address.";
  return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email)
    ? null
    : "This doesn’t look like an e-mail address. An example: ada@example.com.";
}

/** What is wrong with what somebody typed to sign in; null when nothing is. */
export function signInErrorsOf(values: { email: string; password: string }): FieldErrors | null {
  const email = emailErrorOf(values.email);
  return collected({ email, password: values.password === "" ? "Please enter your password." : null });
}

/** What is wrong with what somebody typed for a new account; null when nothing is. */
export function signUpErrorsOf(values: { name: string; email: string }): FieldErrors | null {
  return collected({
    name:
      values.name === ""
        ? "Please tell us your name; the builder will see it."
        : textProblemOf(values.name, "line", NAME_CHARACTERS_MAX),
    email: emailErrorOf(values.email),
  });
}

/** What is wrong with a password that somebody chooses; null when nothing is. */
export function newPasswordErrorOf({ length }: string): string | null {
  if (length < PASSWORD_CHARACTERS_MIN)
    return `Please choose at least ${PASSWORD_CHARACTERS_MIN} characters.`;
  return length > PASSWORD_CHARACTERS_MAX
    ? `Please choose at most ${PASSWORD_CHARACTERS_MAX} characters.`
    : null;
}

function collected(errors: Readonly<Record<string, string | null>>): FieldErrors | null {
  const found = Object.entries(errors).filter(([, message]) => message !== null);
  return found.length === 0 ? null : Object.fromEntries(found);
}
