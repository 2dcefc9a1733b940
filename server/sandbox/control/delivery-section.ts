import { html } from "hono/html";

import type { Delivery, Kernel } from "../kernel/kernel.ts";
import { type Html, scrollingTable, utcTime } from "../kernel/sandbox-page.ts";
import { PROVIDER_NAMES } from "./provider-names.ts";

/** More would make the page slow to read; `GET /deliveries` has them all. */
const DELIVERIES_SHOWN_MAX = 100;

const STATE_WORDS = {
  pending: "to be sent",
  held: "held",
  delivered: "✓ delivered",
  failed: "✗ failed, will retry",
  dropped: "dropped",
  given_up: "✗ given up",
} satisfies Record<Delivery["state"], string>;

/** The newest webhooks with their attempts, and buttons to hold, release and send them. */
export function deliverySection({ postOffice }: Kernel): Html {
  const deliveries = postOffice.list();
  const newest = deliveries.slice(-DELIVERIES_SHOWN_MAX).reverse();
  const held = deliveries.filter((delivery) => delivery.state === "held").length;
  return html`<section id="deliveries">
    <h2>Webhooks</h2>
    <div class="deeds">
      ${(["calendly", "stripe"] as const).map(
        (provider) => html`
          <form method="post" action="/faults">
            <input type="hidden" name="provider" value="${provider}" />
            <input type="hidden" name="fault" value="delivery:hold" />
            <button>Hold those of ${PROVIDER_NAMES[provider]}</button>
          </form>
        `,
      )}
      ${
        held === 0
          ? ""
          : html`<form method="post" action="/deliveries/release">
              <button>Release ${held} held</button>
            </form>`
      }
    </div>
    ${
      newest.length === 0
        ? html`<p class="soft">None has been sent yet.</p>`
        : scrollingTable(
            "Webhooks",
            ["Created (UTC)", "Provider", "Event", "State", "Attempts", { heard: "What can be done" }],
            newest.map(deliveryRow),
          )
    }
    ${
      deliveries.length > newest.length
        ? html`<p class="soft">The newest ${newest.length} of ${deliveries.length}.</p>`
        : ""
    }
  </section>`;
}

function deliveryRow(delivery: Delivery): Html {
  const { state, attempts, nextAttemptAt } = delivery;
  const tone =
    state === "delivered"
      ? "good"
      : state === "failed" || state === "given_up"
        ? "bad"
        : state === "held"
          ? "warn"
          : "";
  return html`<tr>
    <td>${utcTime(delivery.createdAt)}</td>
    <td>${PROVIDER_NAMES[delivery.provider]}</td>
    <td>
      <details>
        <summary>${delivery.eventType}</summary>
        <p class="soft">${delivery.objectId ?? ""}</p>
        <p class="soft">${delivery.url}</p>
        <pre>${delivery.body}</pre>
      </details>
    </td>
    <td>
      <span class="pill ${tone}">${STATE_WORDS[state]}</span>
      ${nextAttemptAt === null ? "" : html`<br /><span class="small">next ${utcTime(nextAttemptAt)}</span>`}
    </td>
    <td>
      ${
        attempts.length === 0
          ? html`<span class="soft">none</span>`
          : html`<details>
              <summary>${attempts.length}</summary>
              ${attempts.map(
                (attempt) => html`<div>${utcTime(attempt.at)} ${attempt.error ?? attempt.status}</div>`,
              )}
            </details>`
      }
    </td>
    <td>
      <form method="post" action="/deliveries/${delivery.id}/${state === "held" ? "release" : "resend"}">
        <button>${state === "held" || state === "dropped" ? "Send" : "Resend"}</button>
      </form>
      ${
        state === "held"
          ? html`<form method="post" action="/deliveries/${delivery.id}/drop"><button>Drop</button></form>`
          : ""
      }
    </td>
  </tr>`;
}
