import type { Page } from "@playwright/test";
import { SITE_NAME } from "../../app/page-title.ts";
import { DEMO_BUILDERS, DEMO_TOPICS } from "../../db/seed/demo-data.ts";
import { SELLING_CURRENCIES } from "../../server/domain/offer/charge-minimums.ts";
import { SESSION_LANGUAGES } from "../../server/domain/search/session-languages.ts";
import { languageInWords } from "../../server/domain/text/formats.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { visitPages } from "../fixtures/every-page.ts";
import { PAGES_BY_READER } from "../fixtures/pages-by-reader.ts";
import { expect, test } from "../fixtures/test.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** What is on these pages that no catalogue has: names that people gave, and what others named. */
const GIVEN = new Set(
  [
    ...[JSON.stringify([DEMO_BUILDERS, DEMO_TOPICS]), SITE_NAME, SELLING_CURRENCIES.join(" ")],
    // Of the accounts, calendars, passkeys and keys that these pages are visited with.
    ...[
      "Nightly export",
      "Casey Pairing hour Work laptop Architecture Intro Open Code",
      "New York Berlin Kyiv UTC Atlantis Lost Olu Operator",
    ],
    // What somebody has reported of a page, and what an operator has written of reports that other tests left here.
    "The words on this page contradict each other.",
    ...["Button without effect or script", "The button waits no more."],
    // Languages by what they call themselves; what a log names.
    ...["English Deutsch Pseudo Accents Bidi", "GET POST"],
    // Languages that sessions are held in, by the names that the platform has for them.
    SESSION_LANGUAGES.map((tag) => languageInWords(tag, ENGLISH)).join(" "),
  ].flatMap(wordsIn),
);

function wordsIn(text: string): string[] {
  return text.match(/[A-Za-z]{2,}/g) ?? [];
}

/** What no text is made of: ids, addresses, scopes, keys, initials. */
const TECHNICAL = /[\d_:/@=]|^[^a-z]+$/;

/** Words on the page, or said of it to a screen reader, that no message of the catalogue has brought: those outside of all brackets. */
async function wordsOutside(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => {
    const said = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      // What an operator or the contract has published says in which language it is, and what programs say is in none.
      const isLeftOut = "script, style, noscript, iframe, [lang=en], [lang=de], [translate=no]";
      const isSaid = texts.currentNode.parentElement?.closest(isLeftOut) === null;
      if (isSaid) said.push(texts.currentNode.nodeValue ?? "");
    }
    for (const name of ["aria-label", "placeholder", "alt", "title"]) {
      for (const one of document.querySelectorAll(`[${name}]`)) said.push(one.getAttribute(name) ?? "");
    }
    let outside = said.join(" \n ");
    for (let before = ""; before !== outside;) {
      before = outside;
      outside = outside.replaceAll(/\[[^[\]]*\]/g, " ");
    }
    return outside;
  });
  return text
    .split(/\s+/)
    .filter((word) => !TECHNICAL.test(word))
    .flatMap(wordsIn)
    .filter((word) => !GIVEN.has(word));
}

for (const [whose, pages] of PAGES_BY_READER) {
  test(`every text ${whose} is in the catalogue, and fits on a phone when it is a third longer`, async ({
    app,
    policyApp,
    openDevice,
    browserWatch,
  }) => {
    browserWatch.expectComplaint(/status of 404/);
    const device = await openDevice(null, { ...PHONE, locale: "en-XA" });
    const all = (await pages({ app, policyApp })).filter(({ reach }) => reach === undefined);
    await visitPages(
      all,
      device,
      async (page, path) => {
        await expect(page.locator("html"), path).toHaveAttribute("lang", "en-XA");
        expect
          .soft(await page.evaluate(() => document.documentElement.scrollWidth), path)
          .toBeLessThanOrEqual(390);
        expect.soft(await wordsOutside(page), path).toEqual([]);
      },
      { byHeading: false },
    );
  });
}
