import { describe, expect, expectTypeOf, it } from "vitest";
import { ENGLISH } from "./language.ts";
import { place, textIn } from "./place.ts";
import { PSEUDO_LANGUAGES } from "./pseudo-language.ts";

const checkout = place("checkout", {
  pay: "Pay",
  payAmount: "Pay {amount}",
  left: "{count, plural, one {# session} other {# sessions}} of {name} {count, plural, one {is} other {are}} left",
  by: "Canceled by {who, select, you {you} builder {the builder} other {somebody}}",
  help: "Read <page>how it works, {name}</page>, or <strong>ask</strong>.",
  quoted: "Write '{'name'}', don't leave it out",
});

describe("a text", () => {
  const t = textIn(checkout, ENGLISH);

  it("fills its gaps", () => {
    expect(t("pay")).toBe("Pay");
    expect(t("payAmount", { amount: "$150.00" })).toBe("Pay $150.00");
    expect(t("by", { who: "you" })).toBe("Canceled by you");
  });

  it("goes by number", () => {
    expect(t("left", { count: 1, name: "Ada" })).toBe("1 session of Ada is left");
    expect(t("left", { count: 1_200, name: "Ada" })).toBe("1,200 sessions of Ada are left");
  });

  it("quotes braces only, so that an apostrophe needs no other", () => {
    expect(t("quoted")).toBe("Write {name}, don't leave it out");
  });

  it("takes a value for a value, whatever is written in it", () => {
    expect(t("payAmount", { amount: "{amount} <b>'{'" })).toBe("Pay {amount} <b>'{'");
  });

  it.each([ENGLISH, ...PSEUDO_LANGUAGES])(
    "in $tag takes no choice for a property of all objects",
    (language) => {
      const said = textIn(checkout, language);
      for (const who of ["constructor", "__proto__", "toString", "", "other", "{who}"])
        expect(said("by", { who })).toBe(said("by", { who: "somebody else" }));
    },
  );

  it("gives the parts of a message with tags in order", () => {
    const tag = (name: string) => (parts: unknown[]) => ({ [name]: parts.join("") });
    expect(t.parts("help", { name: "<b>", page: tag("page"), strong: tag("strong") })).toEqual([
      "Read ",
      { page: "how it works, <b>" },
      ", or ",
      { strong: "ask" },
      ".",
    ]);
  });

  it("throws where a value is missing", () => {
    const careless = t as (key: string) => string;
    expect(() => careless("payAmount")).toThrow("amount");
    expect(() => careless("left")).toThrow("count");
  });

  it("knows by its types which values a message needs", () => {
    expectTypeOf<Parameters<typeof t<"pay">>>().toEqualTypeOf<[key: "pay"]>();
    expectTypeOf<Parameters<typeof t<"left">>[1]>().toEqualTypeOf<
      Readonly<{ count: number; name: string }>
    >();
    // @ts-expect-error -- there is no such message
    expect(t("paid")).toBe("paid");
    // @ts-expect-error -- a number is formatted before it is filled in
    expect(t("payAmount", { amount: 150 })).toBe("Pay 150");
  });
});

describe("a pseudo-language", () => {
  it.each(PSEUDO_LANGUAGES)("$tag marks what is in the catalogue and leaves the values", (language) => {
    const t = textIn(checkout, language);
    expect(t("payAmount", { amount: "$150.00" })).toBe("[Påý $150.00 öñé]");
    expect(t("left", { count: 1, name: "Ada" })).toMatch(/^\[1 šéššîöñ öf Ada îš ļéfţ öñé/u);
  });
});
