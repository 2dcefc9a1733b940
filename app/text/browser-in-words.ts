import { browserNames } from "../../server/domain/text/en/account/browser-names.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";

type Name = Exclude<keyof typeof browserNames.english, "onSystem">;

/** In the order in which they must be matched: most browsers name several, and an app with a web view names the browser that it builds on. */
const BROWSERS: readonly (readonly [RegExp, Name])[] = [
  [/\bFBA[NV]\//, "facebook"],
  [/\bInstagram\b/, "instagram"],
  [/\bLinkedInApp\b/, "linkedIn"],
  [/\bGSA\//, "google"],
  // Android's mark of a web view.
  [/; wv\)/, "app"],
  [/\b(?:Headless)?Edg(?:e|A|iOS)?\//, "edge"],
  [/\bOP[RT]\/|\bOpera\b/, "opera"],
  [/\bVivaldi\//, "vivaldi"],
  [/\bDuckDuckGo\/|\bDdg\//, "duckDuckGo"],
  [/\bSamsungBrowser\//, "samsung"],
  [/\bFirefox\/|\bFxiOS\//, "firefox"],
  [/\b(?:Headless)?Chrom(?:e|ium)\/|\bCriOS\//, "chrome"],
  // Only Safari names its version like this.
  [/\bVersion\/\S+ (?:Mobile\/\S+ )?Safari\//, "safari"],
  // On an iPhone or iPad every app uses Apple's engine, and most name nothing else.
  [/\b(?:iPhone|iPad)\b.*\bMobile\//, "app"],
];
const SYSTEMS: readonly (readonly [RegExp, Name])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "android"],
  [/\bWindows\b/, "windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "mac"],
  [/\bCrOS\b/, "chromebook"],
  [/\bLinux\b/, "linux"],
];

/** `Firefox on Windows`, from a user agent. Unknown ones are "A browser". Pure. */
export function browserInWords(userAgent: string, language: Language): string {
  const t = textIn(browserNames, language);
  const browser = t(BROWSERS.find(([sign]) => sign.test(userAgent))?.[1] ?? "browser");
  const system = SYSTEMS.find(([sign]) => sign.test(userAgent))?.[1];
  return system === undefined ? browser : t("onSystem", { browser, system: t(system) });
}
