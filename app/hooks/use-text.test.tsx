import { expect, it } from "vitest";
import { place } from "../../server/domain/text/place.ts";
import { render } from "../components/test-render.tsx";
import { KNOWN_LANGUAGES } from "../../server/domain/text/known-languages.ts";
import { addLanguages } from "../text/languages.ts";
import { rich, useText } from "./use-text.tsx";

const notice = place("notice", {
  paid: "You paid {amount}",
  help: "Read <link>how it works</link>.",
});

function Notice() {
  const t = useText(notice);
  return (
    <p>
      {t("paid", { amount: "$150.00" })}.{" "}
      {rich(t.parts("help", { link: (text) => <a href="/help">{text}</a> }))}
    </p>
  );
}

it("speaks the language of the reader, with links inside its sentences", () => {
  addLanguages(KNOWN_LANGUAGES);
  expect(render(<Notice />).text).toContain("You paid $150.00. Read how it works.");
  const pseudo = render(<Notice />, { everyPage: { language: "en-XA" } });
  expect(pseudo.text).toContain("[Ýöû påîð $150.00");
  expect(pseudo.text).toContain("ĥöŵ îţ ŵöŕķš");
});

it("is in English where the reader's language has no words here", () => {
  expect(render(<Notice />, { everyPage: { language: "xx" } }).text).toContain("You paid $150.00");
});
