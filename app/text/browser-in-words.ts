/** In the order in which they must be matched: most browsers name several, and an app with a web view names the browser that it builds on. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bFBA[NV]\//, "Facebook’s app"],
  [/\bInstagram\b/, "Instagram’s app"],
  [/\bLinkedInApp\b/, "LinkedIn’s app"],
  [/\bGSA\//, "Google’s app"],
  // Android's mark of a web view.
  [/; wv\)/, "An app"],
  [/\b(?:Headless)?Edg(?:e|A|iOS)?\//, "Edge"],
  [/\bOP[RT]\/|\bOpera\b/, "Opera"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bDuckDuckGo\/|\bDdg\//, "DuckDuckGo"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\b(?:Headless)?Chrom(?:e|ium)\/|\bCriOS\//, "Chrome"],
  // Only Safari names its version like this.
  [/\bVersion\/\S+ (?:Mobile\/\S+ )?Safari\//, "Safari"],
  // On an iPhone or iPad every app uses Apple's engine, and most name nothing else.
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

/** `Firefox on Windows`, from a user agent. Unknown ones are "A browser". Pure. */
export function browserInWords(userAgent: string): string {
  const browser = BROWSERS.find(([sign]) => sign.test(userAgent))?.[1];
  const system = SYSTEMS.find(([sign]) => sign.test(userAgent))?.[1];
  return `${browser ?? "A browser"}${system === undefined ? "" : ` on ${system}`}`;
}
