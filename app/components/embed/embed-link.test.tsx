import { expect, test } from "vitest";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { EmbedLink } from "./embed-link.tsx";
import { ALL_AS_CARD, EMBED, OFFER } from "../test-embed.ts";

const QR = { size: 29, path: "M4 4h7v1h-7z" };

test("the address stands there as a text and as a named code, and the files are ours", () => {
  const session = { id: OFFER.id, name: OFFER.name };
  const page = render(<EmbedLink embed={EMBED} chosen={{ ...ALL_AS_CARD, session }} qr={QR} />);
  expect(page.one("code").text).toBe(`https://book.example/book/${OFFER.id}`);
  expect(nameOf(page, page.one("svg"))).toBe("QR code of your link");
  expect(page.all("a").map((link) => link.get("href"))).toEqual([
    `/builder/embed/qr/svg?session=${OFFER.id}`,
    `/builder/embed/qr/png?session=${OFFER.id}`,
  ]);
});
