import { expect, test } from "vitest";
import type { EmbedChosen } from "../../page-data.ts";
import { render } from "../test-render.tsx";
import { EmbedPreview } from "./embed-preview.tsx";
import { ALL_AS_CARD, EMBED, OFFER } from "../test-embed.ts";

const preview = (chosen: Partial<EmbedChosen>) =>
  render(<EmbedPreview embed={EMBED} chosen={{ ...ALL_AS_CARD, ...chosen }} />);

test("a card is shown in a frame of our own, a window with the button that opens it, a button alone", () => {
  const session = { id: OFFER.id, name: OFFER.name };
  expect(preview({ session }).one("iframe").get("src")).toBe(`/builder/embed/frame?session=${OFFER.id}`);
  expect(preview({ kind: "modal" }).one("a").text).toBe("Book Ada Okafor");
  expect(preview({ kind: "modal" }).has("iframe")).toBe(true);
  expect(preview({ kind: "button" }).has("iframe")).toBe(false);
  expect(preview({ kind: "button", session }).one("a").get("href")).toBe(`/book/${OFFER.id}`);
});
