import { writeFileSync } from "node:fs";
import { readCatalogue, type CataloguePlace } from "./catalogue.ts";

const HEAD = `# Texts

Generated from \`server/domain/text/en/\` by \`npm run docs\`: all that pages and mails say, by place, in ICU MessageFormat. Why so:
[decision 42](decisions/0042-texts-are-a-catalogue.md).
`;

/** Every text of the catalogue, as Markdown. */
export async function generateTexts(): Promise<string> {
  return `${HEAD}${(await readCatalogue()).map(sectionOf).join("")}`;
}

function sectionOf({ path, about, place }: CataloguePlace): string {
  const lines = Object.entries(place.english).map(
    ([key, message]) => `${key}: ${message.replaceAll("\n", "\\n")}`,
  );
  return `\n## ${path}\n\n${about}\n\n\`\`\`text\n${lines.join("\n")}\n\`\`\`\n`;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(new URL("texts.md", import.meta.url), await generateTexts());
}
