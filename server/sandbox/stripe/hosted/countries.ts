/** Where a payer may be; the United States first, as an account there has it. */
const CODES =
  "US AT AU BE BG BR CA CH CY CZ DE DK EE ES FI FR GB GR HK HR HU IE IN IT JP KE LT LU LV MT MX NG NL NO NZ PL PT RO SE SG SI SK ZA".split(
    " ",
  );

const NAMES = new Intl.DisplayNames("en", { type: "region" });

/** Countries to choose from, by their code (ISO 3166) and name. */
export const COUNTRIES: readonly { code: string; name: string }[] = CODES.map((code) => ({
  code,
  name: NAMES.of(code) ?? code,
}));

/** The code when it is one of the choice; undefined for anything else. */
export function readCountry(code: string): string | undefined {
  return CODES.find((one) => one === code);
}
