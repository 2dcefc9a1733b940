import { expect, test } from "vitest";
import { languagesOf } from "../../domain/text/known-languages.ts";
import { languageCookie, languageOfCookie } from "./language-cookie.ts";

const languages = languagesOf({ isSandbox: true });
const pseudo = languages.find(({ tag }) => tag === "en-XA");

test("the language that is kept is the one that is read", () => {
  const [pair = ""] = languageCookie(pseudo ?? null, true).split(";");
  expect(pair).toBe("language=en-XA");
  expect(languageOfCookie(`theme=dark; ${pair}`, languages)).toBe(pseudo);
});

test("it is kept as long as browsers keep a cookie, and out of scripts’ reach", () => {
  expect(languageCookie(pseudo ?? null, true)).toBe(
    "language=en-XA; Max-Age=34560000; Path=/; HttpOnly; SameSite=Lax; Secure",
  );
  expect(languageCookie(null, false)).toBe("language=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
});

test.each([undefined, "", "language=", "language=xx", "language=EN-xa", "other-language=en-XA"])(
  "what is no language of ours is none: %j",
  (cookies) => {
    expect(languageOfCookie(cookies, languages)).toBeNull();
  },
);
