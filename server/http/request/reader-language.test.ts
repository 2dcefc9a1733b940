import { expect, it } from "vitest";
import { languagesOf } from "../../domain/text/known-languages.ts";
import { languageOfAddress, readerLanguage } from "./reader-language.ts";

const inSandbox = languagesOf({ isSandbox: true });
const languageFor = (accepted: string | null) => readerLanguage(accepted, inSandbox).tag;

it.each([
  [null, "en"],
  ["", "en"],
  ["*", "en"],
  ["en-GB,en;q=0.9", "en"],
  ["en-XA", "en-XA"],
  ["de", "de"],
  ["de-DE,de;q=0.9,en;q=0.8", "de"],
  ["de-AT,en;q=0.4", "de"],
  ["en,de;q=0.9", "en"],
  ["nl-NL,en-XB;q=0.5,en;q=0.4", "en-XB"],
  ["fr", "en"],
  ["en;q=0", "en"],
  [`${"x".repeat(5_000)},;;q=,=`, "en"],
])("%j is answered in %s", (accepted, tag) => {
  expect(languageFor(accepted)).toBe(tag);
});

it("speaks English and German everywhere, and no pseudo-language outside the sandbox", () => {
  expect(languagesOf({ isSandbox: false }).map(({ tag }) => tag)).toEqual(["en", "de"]);
});

it("an address names a language that the installation speaks, or none", () => {
  expect(languageOfAddress("?utm_source=x&lang=en-XA", inSandbox)?.tag).toBe("en-XA");
  for (const search of ["", "?lang=", "?lang=xx", "?lang=EN-xa", "?language=en-XA"])
    expect(languageOfAddress(search, inSandbox)).toBeNull();
  expect(languageOfAddress("?lang=en-XA", languagesOf({ isSandbox: false }))).toBeNull();
});
