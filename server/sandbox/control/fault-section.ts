import { html } from "hono/html";

import type { FaultRule, Kernel } from "../kernel/kernel.ts";
import { type Html, scrollingTable } from "../kernel/sandbox-page.ts";
import { PROVIDER_NAMES } from "./provider-names.ts";

const REQUEST_FAULTS = {
  status: "answers with a status",
  delay: "answers late",
  time_out: "never answers",
  down: "is down",
  hold_response: "does it, answer held",
  lose_response: "does it, answer lost",
};

const DELIVERY_FAULTS = {
  drop: "is dropped",
  delay: "comes late",
  duplicate: "comes twice",
  reorder: "is overtaken by the next",
  hold: "is held",
};

function describeFault(rule: FaultRule): string {
  const { fault } = rule;
  const kinds: Record<string, string> = rule.on === "request" ? REQUEST_FAULTS : DELIVERY_FAULTS;
  const detail =
    fault.kind === "status"
      ? ` ${fault.status}`
      : fault.kind === "delay"
        ? ` (${fault.delayMs / 1_000} s)`
        : "";
  return `${rule.on === "request" ? "A call" : "A webhook"} ${kinds[fault.kind] ?? fault.kind}${detail}`;
}

/** The rules in force, and a form per provider to add one. */
export function faultSection({ faults }: Kernel): Html {
  const rules = faults.list();
  return html`<section id="faults">
    <h2>Faults</h2>
    ${
      rules.length === 0
        ? html`<p class="soft">None: everything works.</p>`
        : scrollingTable(
            "Faults",
            ["Provider", "What happens", "Where", "How often", { heard: "What can be done" }],
            rules.map(
              (rule) =>
                html`<tr>
                  <td>${PROVIDER_NAMES[rule.provider]}</td>
                  <td>${describeFault(rule)}</td>
                  <td><code>${rule.method ?? ""} ${rule.pattern ?? "anything"}</code></td>
                  <td>${rule.remaining === null ? "until removed" : `${rule.remaining} more`}</td>
                  <td>
                    <form method="post" action="/faults/${rule.id}/remove"><button>Remove</button></form>
                  </td>
                </tr>`,
            ),
          )
    }
    ${Object.entries(PROVIDER_NAMES).map(([provider, name]) => newFaultForm(provider, name))}
  </section>`;
}

function newFaultForm(provider: string, name: string): Html {
  const requestOptions = Object.entries(REQUEST_FAULTS).map(
    ([kind, words]) => html`<option value="request:${kind}">A call ${words}</option>`,
  );
  const deliveryOptions = Object.entries(DELIVERY_FAULTS).map(
    ([kind, words]) => html`<option value="delivery:${kind}">A webhook ${words}</option>`,
  );
  return html`<details>
    <summary>New fault of ${name}</summary>
    <form class="fields" method="post" action="/faults">
      <input type="hidden" name="provider" value="${provider}" />
      <label
        >What happens
        <select name="fault">
          ${requestOptions} ${provider === "mail" ? "" : deliveryOptions}
        </select>
      </label>
      <label>Status<input name="status" type="number" min="400" max="599" value="500" /></label>
      <label>Delay in seconds<input name="delaySeconds" type="number" min="0" value="10" /></label>
      <label>Method (any)<input name="method" size="8" /></label>
      <label>Path, address or event type (a pattern)<input name="pattern" /></label>
      <label>How often (always)<input name="remaining" type="number" min="1" /></label>
      <button>Add</button>
    </form>
  </details>`;
}

/** Answers that wait for their release. */
export function heldSection({ faults }: Kernel): Html {
  const count = faults.heldCount();
  return html`<section id="held">
    <h2>Held answers</h2>
    ${
      count === 0
        ? html`<p class="soft">None.</p>`
        : html`<form method="post" action="/faults/release"><button>Release ${count}</button></form>`
    }
  </section>`;
}
