import { expect, test } from "vitest";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { browserInWords } from "./browser-in-words.ts";

const ON_WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const ON_A_MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const ON_LINUX = "Mozilla/5.0 (X11; Linux x86_64)";
const ON_ANDROID = "Mozilla/5.0 (Linux; Android 10; K)";
const ON_IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)";
const ON_IPAD = "Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X)";
const BLINK = "AppleWebKit/537.36 (KHTML, like Gecko)";
const WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
/** Of a page that an app shows on Android. */
const IN_AN_APP = "Mozilla/5.0 (Linux; Android 15; SM-S911B Build/AP3A; wv)";

test.each([
  [`${ON_WINDOWS} ${BLINK} Chrome/140.0.0.0 Safari/537.36`, "Chrome on Windows"],
  [`${ON_ANDROID} ${BLINK} Chrome/140.0.0.0 Mobile Safari/537.36`, "Chrome on Android"],
  [`${ON_IPHONE} ${WEBKIT} CriOS/140.0.7339.39 Mobile/15E148 Safari/604.1`, "Chrome on iPhone"],
  [
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36",
    "Chrome on a Chromebook",
  ],
  [`${ON_LINUX} ${BLINK} Ubuntu Chromium/140.0.0.0 Chrome/140.0.0.0 Safari/537.36`, "Chrome on Linux"],
  [`${ON_LINUX} ${BLINK} HeadlessChrome/140.0.0.0 Safari/537.36`, "Chrome on Linux"],
  [`${ON_A_MAC} ${BLINK} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, "Edge on a Mac"],
  [`${ON_ANDROID} ${BLINK} Chrome/140.0.0.0 Mobile Safari/537.36 EdgA/140.0.0.0`, "Edge on Android"],
  [`${ON_IPHONE} ${WEBKIT} Version/18.0 EdgiOS/140.0.0.0 Mobile/15E148 Safari/604.1`, "Edge on iPhone"],
  [`${ON_WINDOWS} ${BLINK} Chrome/18.17763 Safari/537.36 Edge/18.17763`, "Edge on Windows"],
  [`${ON_WINDOWS} ${BLINK} HeadlessChrome/140.0.0.0 Safari/537.36 HeadlessEdg/140.0.0.0`, "Edge on Windows"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"],
  ["Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox on Android"],
  [`${ON_IPAD} ${WEBKIT} FxiOS/140.0 Mobile/15E148 Safari/605.1.15`, "Firefox on iPad"],
  [`${ON_IPHONE} ${WEBKIT} Version/18.6 Mobile/15E148 Safari/604.1`, "Safari on iPhone"],
  [`${ON_IPAD} ${WEBKIT} Version/18.6 Mobile/15E148 Safari/604.1`, "Safari on iPad"],
  [`${ON_A_MAC} ${WEBKIT} Version/18.6 Safari/605.1.15`, "Safari on a Mac"],
  [
    `${ON_ANDROID} ${BLINK} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    "Samsung Internet on Android",
  ],
  [`${ON_WINDOWS} ${BLINK} Chrome/140.0.0.0 Safari/537.36 OPR/121.0.0.0`, "Opera on Windows"],
  [`${ON_IPHONE} ${WEBKIT} Version/18.6 Mobile/15E148 Safari/604.1 OPT/6.0`, "Opera on iPhone"],
  [`${ON_WINDOWS} ${BLINK} Chrome/140.0.0.0 Safari/537.36 Vivaldi/7.5`, "Vivaldi on Windows"],
  [`${ON_IPHONE} ${WEBKIT} Version/18.6 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`, "DuckDuckGo on iPhone"],
  [`${ON_A_MAC} ${WEBKIT} Version/18.6 Safari/605.1.15 Ddg/18.6`, "DuckDuckGo on a Mac"],
  [
    `${IN_AN_APP} ${BLINK} Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/520.0.0.1;]`,
    "Facebook’s app on Android",
  ],
  [
    `${ON_IPHONE} ${WEBKIT} Mobile/22G86 [FBAN/FBIOS;FBAV/520.0.0.1;FBDV/iPhone16,1]`,
    "Facebook’s app on iPhone",
  ],
  [
    `${ON_IPHONE} ${WEBKIT} Mobile/22G86 Instagram 395.0.0.1 (iPhone16,1; iOS 18_6)`,
    "Instagram’s app on iPhone",
  ],
  [
    `${IN_AN_APP} ${BLINK} Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 Instagram 395.0.0.1 Android`,
    "Instagram’s app on Android",
  ],
  [`${ON_IPHONE} ${WEBKIT} Mobile/22G86 [LinkedInApp]/9.31`, "LinkedIn’s app on iPhone"],
  [`${ON_IPHONE} ${WEBKIT} GSA/380.0 Mobile/15E148 Safari/604.1`, "Google’s app on iPhone"],
  [`${IN_AN_APP} ${BLINK} Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36`, "An app on Android"],
  [`${ON_IPHONE} ${WEBKIT} Mobile/15E148`, "An app on iPhone"],
  [`${ON_LINUX} ${BLINK}`, "A browser on Linux"],
  ["curl/8.0", "A browser"],
  ["", "A browser"],
])("%s is %s", (userAgent, words) => {
  expect(browserInWords(userAgent, ENGLISH)).toBe(words);
});
