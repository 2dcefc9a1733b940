import { html } from "hono/html";

import type { Kernel } from "../kernel/kernel.ts";
import { type Html, scrollingTable, utcTime } from "../kernel/sandbox-page.ts";
import { PROVIDER_NAMES } from "./provider-names.ts";

/** More would make the page slow to read; `GET /requests` has them all. */
const REQUESTS_SHOWN_MAX = 50;

/** What the app has asked the providers lately. */
export function requestSection({ requests }: Kernel): Html {
  const newest = requests.list().slice(-REQUESTS_SHOWN_MAX).reverse();
  return html`<section id="requests">
    <h2>Calls to the providers</h2>
    ${
      newest.length === 0
        ? html`<p class="soft">None yet.</p>`
        : scrollingTable(
            "Calls to the providers",
            ["At (UTC)", "Provider", "Call", "Answer", "Fault"],
            newest.map(
              (entry) =>
                html`<tr>
                  <td>${utcTime(entry.at)}</td>
                  <td>${PROVIDER_NAMES[entry.provider]}</td>
                  <td><code>${entry.method} ${entry.path}</code></td>
                  <td>
                    <span class="pill ${entry.status === null || entry.status >= 400 ? "bad" : "good"}"
                      >${entry.status ?? "none"}</span
                    >
                  </td>
                  <td>${entry.fault ?? ""}</td>
                </tr>`,
            ),
          )
    }
  </section>`;
}
