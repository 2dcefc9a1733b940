import { expect, test } from "vitest";
import { sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { EmbedChooser } from "./embed-chooser.tsx";
import { ALL_AS_CARD, EMBED } from "../test-embed.ts";

test("without scripts the form asks for what is chosen, by an address that can be kept", () => {
  const form = render(<EmbedChooser embed={EMBED} chosen={ALL_AS_CARD} />).one("form");
  expect([form.get("method"), form.get("action")]).toEqual(["get", "/builder/embed"]);
  expect(sentBy(form)).toMatchObject({ kind: "card", session: "" });
});

test("a language is asked for where there is more than one", () => {
  // Only a language's own file makes its tag; the form repeats whatever tag it is given.
  const languages = [
    { tag: "en", name: "English" },
    { tag: "de", name: "Deutsch" },
  ] as unknown as typeof EMBED.languages;
  const chooser = (embed: typeof EMBED) => render(<EmbedChooser embed={embed} chosen={ALL_AS_CARD} />);
  expect(chooser(EMBED).has("select", { name: "lang" })).toBe(false);
  expect(chooser({ ...EMBED, languages }).has("select", { name: "lang" })).toBe(true);
});
