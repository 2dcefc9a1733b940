import { html, raw } from "hono/html";
import type { Html } from "./page-layout.ts";

interface EmbedMessage {
  event:
    | "calendly.profile_page_viewed"
    | "calendly.event_type_viewed"
    | "calendly.date_and_time_selected"
    | "calendly.event_scheduled";
  payload: Record<string, { uri: string }>;
}

/**
 * The script that tells the window around the page what happened, and how tall the page is. As the real one does, it posts to any
 * origin; put it on a page only when its URL carried `embed_domain`.
 */
export function embedMessages(message: EmbedMessage): Html {
  const json = JSON.stringify(message).replaceAll("<", "\\u003c");
  return html`<script>
    ${raw(`(() => {
  if (window.parent === window || window.leavingForTimeZone) return;
  const post = (message) => window.parent.postMessage(message, "*");
  const tellHeight = () =>
    post({ event: "calendly.page_height", payload: { height: document.documentElement.scrollHeight + "px" } });
  post(${json});
  new ResizeObserver(tellHeight).observe(document.body);
})();`)};
  </script>`;
}
