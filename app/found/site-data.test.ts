import { expect, test } from "vitest";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { siteData } from "./site-data.ts";
import { FOUND_HERE, structuredDataIn } from "./test-found.ts";

test("the site’s data names who runs it, how it is searched, and the builders of the page in their order", async () => {
  const builders = [
    { slug: "ada-okafor", displayName: "Ada Okafor" },
    { slug: "noor", displayName: "Noor" },
  ];
  for (const listed of [builders, []]) {
    const data = siteData(listed, FOUND_HERE, ENGLISH);
    const html = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    const { entities, errors } = await structuredDataIn(html);
    expect(errors).toEqual([]);
    expect(Object.keys(entities).sort()).toEqual(
      ["Organization", "WebSite", ...(listed.length > 0 ? ["ItemList"] : [])].sort(),
    );
  }
  const said = JSON.stringify(siteData(builders, FOUND_HERE, ENGLISH));
  expect(said).toContain('"urlTemplate":"https://book.example.com/?q={search_term_string}"');
  expect(said).toContain('"url":"https://book.example.com/profile/noor"');
});
