import { writeFileSync } from "node:fs";
import { ROUTES, type Route } from "../server/http/routes/route-table.ts";

const HEAD = `# Addresses

Generated from \`server/http/routes/route-table.ts\` by \`npm run docs\`.

Every address that answers, with what is decided by it before anything else looks at the request. A request's target is parsed once; one that
could be written in another way (dot segments, empty segments, encoded slashes, letters or dots, backslashes, text that is not UTF-8) is
refused with 400. A method that the row does not have is a 405, a longer body a 413, a form from another site a 403. A page's data answers at
\`<address>.data\` by the same row.

**POST by**: *own page*, a browser on one of our pages; *signed*, whoever holds the key that signs the body. **Limit class** is what reads and
writes count towards. **Cache**: *private* leaves as \`private, no-store\`; *shared* may be rendered once for several people within the process and
is private outside; *public* is as the answer itself says.

| address | methods | POST by | longest body | limit class | cache |
|---|---|---|---|---|---|
`;

/** Every row of the table of routes, as Markdown. */
export function generateRoutes(): string {
  return `${HEAD}${ROUTES.map(rowOf).join("\n")}\n`;
}

function rowOf({ path, methods, sender, bodyBytesMax, rate, cache }: Route): string {
  const takesPosts = methods.includes("POST");
  const classes = [
    ...(methods.includes("GET") ? [rate.read] : []),
    ...(takesPosts && rate.write !== rate.read ? [rate.write] : []),
  ];
  const cells = [
    `\`${path}\``,
    methods.join(", "),
    takesPosts ? sender : "–",
    takesPosts ? inKiB(bodyBytesMax) : "–",
    (classes.length === 0 ? [rate.write] : classes).join(", "),
    cache,
  ];
  return `| ${cells.join(" | ")} |`;
}

function inKiB(bytes: number): string {
  return `${bytes / 1024} KiB`;
}

if (import.meta.filename === process.argv[1]) writeFileSync("docs/api/routes.md", generateRoutes());
