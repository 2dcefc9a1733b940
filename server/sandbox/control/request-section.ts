import { html } from "hono/html";

import type { Kernel } from "../kernel/kernel.ts";
import type { Html } from "../kernel/sandbox-page.ts";
import { PROVIDER_NAMES } from "./provider-names.ts";
import { utcTime } from "../kernel/sandbox-page.ts";

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
        : html`<div class="table">
            <table>
              <thead>
                <tr>
                  <th>At (UTC)</th>
                  <th>Provider</th>
                  <th>Call</th>
                  <th>Answer</th>
                  <th>Fault</th>
                </tr>
              </thead>
              <tbody>
                ${newest.map(
                  (entry) =>
                    html`<tr>
                      <td>${utcTime(entry.at)}</td>
                      <td>${PROVIDER_NAMES[entry.provider]}</td>
                      <td>${entry.method} ${entry.path}</td>
                      <td>${entry.status ?? "none"}</td>
                      <td>${entry.fault ?? ""}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}
