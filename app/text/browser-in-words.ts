/** In the order in which they must be looked for: most browsers say that they are several, and an app that shows pages says which browser it builds on. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bFBA[NV]\//, "Facebook’s app"],
  [/\bInstagram\b/, "Instagram’s app"],
  [/\bLinkedInApp\b/, "LinkedIn’s app"],
  [/\bGSA\//, "Google’s app"],
  // Android's own word for a page that an app shows.
  [/; wv\)/, "An app"],
  [/\b(?:Headless)?Edg(?:e|A|iOS)?\//, "Edge"],
  [/\bOP[RT]\/|\bOpera\b/, "Opera"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bDuckDuckGo\/|\bDdg\//, "DuckDuckGo"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\b(?:Headless)?Chrom(?:e|ium)\/|\bCriOS\//, "Chrome"],
  // Only Apple's browser tells its own version.
  [/\bVersion\/\S+ (?:Mobile\/\S+ )?Safari\//, "Safari"],
  // On an iPhone or iPad every app shows pages with Apple's engine, and most say no more than that.
  [/\b(?:iPhone|iPad)\b.*\bMobile\//, "An app"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "a Mac"],
  [/\bCrOS\b/, "a Chromebook"],
  [/\bLinux\b/, "Linux"],
];

/** `Firefox on Windows`, by what a browser says it is. Anybody can say anything: what is not known is "A browser". Pure. */
export function browserInWords(userAgent: string): string {
  const browser = BROWSERS.find(([sign]) => sign.test(userAgent))?.[1];
  const system = SYSTEMS.find(([sign]) => sign.test(userAgent))?.[1];
  return `${browser ?? "A browser"}${system === undefined ? "" : ` on ${system}`}`;
}
