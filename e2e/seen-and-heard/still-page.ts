import type { Page } from "@playwright/test";

/** What would be another one each time: what is left of a hold, a frame of a provider's, and letters of the computer's own typeface. */
const STILL = `
  [role=timer], iframe { visibility: hidden !important; }
  code, kbd, pre, samp { font-family: inherit !important; }
  *, ::before, ::after { caret-color: transparent !important; scroll-behavior: auto !important; }
`;

/** Draws the page in the site's typeface, which it may else do without where the file comes late, and with nothing on it that changes by itself. */
async function settleTypeface(css: string): Promise<void> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const rulesIn = (rules: CSSRuleList): CSSFontFaceRule[] =>
    [...rules].flatMap((rule) => {
      if (rule instanceof CSSFontFaceRule) return [rule];
      return "cssRules" in rule ? rulesIn(rule.cssRules as CSSRuleList) : [];
    });
  const faces = [...document.styleSheets].flatMap((own) => rulesIn(own.cssRules));
  for (const { style, parentStyleSheet } of faces) {
    const [, file] = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue("src")) ?? [];
    if (file === undefined) continue;
    const face = new FontFace(
      style.getPropertyValue("font-family"),
      `url(${new URL(file, parentStyleSheet?.href ?? document.baseURI).href})`,
      {
        weight: style.getPropertyValue("font-weight"),
        unicodeRange: style.getPropertyValue("unicode-range"),
        display: "block",
      },
    );
    document.fonts.add(await face.load());
  }
  await document.fonts.ready;
  await Promise.all(
    [...document.images].map((image) => {
      image.loading = "eager";
      return image.decode().catch(() => undefined);
    }),
  );
}

/** Whether each time is told in the reader's zone, and nothing is under way: a button that was pressed says other words. */
function saysWhatItWillSay(): boolean {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const zoned = [...document.querySelectorAll<HTMLElement>("[data-zone]")];
  return (
    zoned.every(({ dataset }) => dataset["zone"] === timeZone) &&
    document.querySelector("[aria-busy=true], [data-sent]") === null
  );
}

/** Resolves when the page says what it will say until somebody does something. */
export async function untilSaid(page: Page): Promise<void> {
  await page.waitForFunction(saysWhatItWillSay);
}

/** Draws a page that has said it all as it is drawn each time: by its looks alone, for nobody can be told of what is left out. */
export async function drawStill(page: Page): Promise<void> {
  await page.evaluate(settleTypeface, STILL);
}
