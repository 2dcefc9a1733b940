import { html } from "hono/html";

import { type Html, scrollingTable } from "../kernel/sandbox-page.ts";

/** One table of a provider's books under its heading, or that there is nothing yet. */
export function bookSection(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly (string | Html)[])[],
): Html {
  return html`<section>
    <h2>${title}</h2>
    ${
      rows.length === 0
        ? html`<p class="soft">None yet.</p>`
        : scrollingTable(
            title,
            columns,
            rows.map(
              (cells) =>
                html`<tr>
                  ${cells.map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            ),
          )
    }
  </section>`;
}
