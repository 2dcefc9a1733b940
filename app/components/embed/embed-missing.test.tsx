import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { EmbedMissing } from "./embed-missing.tsx";

const markup = (status: number, retryAfterSeconds: number | null = null) =>
  renderToStaticMarkup(
    <EmbedMissing
      status={status}
      retryAfterSeconds={retryAfterSeconds}
      language={ENGLISH}
      stylesUrl="/assets/styles.css"
    />,
  );

test("it says in words what there is not, leads to the builders in a tab of its own, and runs no script", () => {
  const page = markup(404);
  expect(page).toContain("There is nothing here");
  expect(page).toContain('<a href="/" target="_blank" rel="noopener"');
  expect(page).not.toContain("<script");
});

test("who asked too often is told when to ask again", () => {
  expect(markup(429, 600)).toContain("in 10 minutes");
});
