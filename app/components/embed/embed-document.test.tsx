import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { readMarkup } from "../test-markup.ts";
import { EmbedDocument } from "./embed-document.tsx";
import { BUILDER, OFFER } from "../test-embed.ts";

function markup(changes: Partial<Parameters<typeof EmbedDocument>[0]["profile"]> = {}) {
  return renderToStaticMarkup(
    <EmbedDocument
      profile={{ builder: BUILDER, sessionTypes: [OFFER], takesBookings: true, ...changes }}
      hosts={["https://shop.example", "https://blog.example"]}
      language={ENGLISH}
      stylesUrl="/assets/styles.css"
      accentCss=":root{--accent:#8a1c4a}"
    />,
  );
}

test("it names the sites to which its script may speak, and has no script or style of its own but the accent's", () => {
  const document = markup();
  expect(document).toContain('data-hosts="https://shop.example https://blog.example"');
  expect(document.match(/<script[^>]*>[^<]/g)).toBeNull();
  expect(document.match(/<style>[^<]*/g)).toEqual(["<style>:root{--accent:#8a1c4a}"]);
  expect(document).not.toMatch(/ (?:style|on[a-z]+)="/);
});

test("it says whose times these are, with the words for another zone beside it", () => {
  const page = readMarkup(markup().replace(/<(meta|link)[^>]*\/>/g, ""));
  const [sentence] = page.all("p", { "data-zone": "Europe/Berlin" });
  expect(sentence?.text).toBe("Times are Berlin time.");
  expect(sentence?.get("data-words")).toBe("Times are {zone} time.");
  expect(sentence?.get("data-words-plain")).toBe("Times are {zone}.");
});

test("where no time is shown, nothing is said of times", () => {
  const unknown = { ...OFFER, freeTimes: { ...OFFER.freeTimes, state: "unknown", times: [] } } as const;
  expect(markup({ sessionTypes: [unknown] })).not.toContain("Times are");
  expect(markup({ sessionTypes: [unknown, OFFER] })).toContain("Times are Berlin time.");
});

test("a paused builder's frame offers nothing to press", () => {
  const paused = markup({ takesBookings: false });
  expect(paused).toContain("Ada Okafor is not taking bookings just now.");
  expect(paused).not.toContain("<a ");
  expect(markup({ sessionTypes: [] })).toContain("No sessions to book just now.");
});
