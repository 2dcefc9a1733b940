import { signInAnswers } from "../../server/domain/text/en/account/sign-in-answers.ts";
import { fieldProblemInWords } from "../../server/domain/text/field-problem-in-words.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { NAME_CHARACTERS_MAX, textProblemOf } from "../../server/domain/values/typed-text.ts";
import { valueIn } from "./value-in.ts";

/** Also the sign-in library's minimum. */
export const PASSWORD_CHARACTERS_MIN = 10;
/** The library's maximum: hashing more only costs time. */
const PASSWORD_CHARACTERS_MAX = 128;

/** What is wrong with a form, by field; `form` when it is no single field's fault. */
export type FieldErrors = Readonly<Partial<Record<"name" | "email" | "password" | "code" | "form", string>>>;

/** One field's text, trimmed and at most 320 units (the longest e-mail address there is). */
export function textOf(form: FormData, field: string): string {
  return valueIn(form, field).trim().slice(0, 320);
}

/** The password as typed: spaces are part of it. */
export function passwordOf(form: FormData): string {
  return valueIn(form, "password");
}

/** What is wrong with an address that somebody typed; null when nothing is. */
export function emailErrorOf(email: string, language: Language): string | null {
  const t = textIn(signInAnswers, language);
  if (email === "") return t("noEmail");
  return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email) ? null : t("notAnEmail");
}

/** What is wrong with what somebody typed to sign in; null when nothing is. */
export function signInErrorsOf(
  values: { readonly email: string; readonly password: string },
  language: Language,
): FieldErrors | null {
  const email = emailErrorOf(values.email, language);
  const t = textIn(signInAnswers, language);
  return collected({ email, password: values.password === "" ? t("noPassword") : null });
}

/** What is wrong with what somebody typed for a new account; null when nothing is. */
export function signUpErrorsOf(
  values: { readonly name: string; readonly email: string },
  language: Language,
): FieldErrors | null {
  const problem = textProblemOf(values.name, "line", NAME_CHARACTERS_MAX);
  const wrongName = problem === null ? null : fieldProblemInWords(problem, language);
  return collected({
    name: values.name === "" ? textIn(signInAnswers, language)("noName") : wrongName,
    email: emailErrorOf(values.email, language),
  });
}

/** What is wrong with a password that somebody chooses; null when nothing is. */
export function newPasswordErrorOf({ length }: string, language: Language): string | null {
  const t = textIn(signInAnswers, language);
  if (length < PASSWORD_CHARACTERS_MIN)
    return t("passwordTooShort", { least: String(PASSWORD_CHARACTERS_MIN) });
  return length > PASSWORD_CHARACTERS_MAX
    ? t("passwordTooLong", { most: String(PASSWORD_CHARACTERS_MAX) })
    : null;
}

function collected(errors: Readonly<Record<string, string | null>>): FieldErrors | null {
  const found = Object.entries(errors).filter(([, message]) => message !== null);
  return found.length === 0 ? null : Object.fromEntries(found);
}
