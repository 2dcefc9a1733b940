import { createServer } from "node:http";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { BarePage } from "./bare-page.tsx";

// What a page of React costs without us: node:http and renderToString, for each request anew.
// Arguments: port, how many bytes the page shall have.

const [port = "", bytes = ""] = process.argv.slice(2);
/** Our cards are about this long, markup included. */
const CARD_BYTES = 1_500;

function render(cards: readonly string[]): string {
  return `<!doctype html>${renderToString(createElement(BarePage, { title: "Ada Okafor", cards }))}`;
}

/** Cards whose text makes the page as long as it shall be. */
function cardsFor(pageBytes: number): string[] {
  const count = Math.max(1, Math.floor(pageBytes / CARD_BYTES));
  const missing = pageBytes - render(Array.from({ length: count }, () => "")).length;
  const share = Math.floor(missing / count);
  return Array.from({ length: count }, (_, index) =>
    "a".repeat(index === 0 ? share + (missing % count) : share),
  );
}

const cards = cardsFor(Number(bytes));
const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end(render(cards));
});
server.listen(Number(port), "127.0.0.1");

process.once("SIGTERM", () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
