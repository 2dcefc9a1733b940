import { expect, test } from "vitest";
import { render } from "../components/test-render.tsx";
import { useAskedLanguage } from "./use-asked-language.ts";

function Links() {
  const { tag, lead } = useAskedLanguage();
  return (
    <p>
      <a href={lead("/")}>{tag}</a>
      <a href={lead("/?q=two+words&topic=career")}>Search</a>
      <a href={lead("/profile/ada#times")}>Ada</a>
    </p>
  );
}

const linksAt = (address: string) =>
  render(<Links />, { address })
    .all("a")
    .map((link) => link.get("href"));

test("a page whose address asks for its language leads on in it, to each page and to a place in it", () => {
  expect(linksAt("/somewhere?lang=en")).toEqual([
    "/?lang=en",
    "/?q=two+words&topic=career&lang=en",
    "/profile/ada?lang=en#times",
  ]);
});

test("an address that asks for no language, or for one that the page is not in, is led on from as it is", () => {
  for (const address of ["/somewhere", "/somewhere?lang=xx", "/somewhere?lang="])
    expect(linksAt(address), address).toEqual(["/", "/?q=two+words&topic=career", "/profile/ada#times"]);
});
