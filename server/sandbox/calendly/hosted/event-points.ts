import { html, raw } from "hono/html";
import type { Html } from "../../kernel/sandbox-page.ts";
import type { LocationConfiguration } from "../state/event-location.ts";

const PATHS = {
  clock: '<circle cx="9" cy="9" r="7"/><path d="M9 5v4l2.5 2"/>',
  day: '<rect x="2.5" y="3.5" width="13" height="12" rx="2"/><path d="M2.5 7.5h13M6 2v3M12 2v3"/>',
  video: '<rect x="2" y="5" width="9" height="8" rx="2"/><path d="m11 8 5-2.5v7L11 10"/>',
  phone: '<rect x="5" y="2" width="8" height="14" rx="2"/><path d="M8 13h2"/>',
  place:
    '<path d="M9 16s5.5-4.6 5.5-8.6a5.5 5.5 0 0 0-11 0C3.5 11.4 9 16 9 16z"/><circle cx="9" cy="7.5" r="1.8"/>',
  person: '<circle cx="9" cy="6" r="3"/><path d="M3 16a6 6 0 0 1 12 0"/>',
};

type Point = keyof typeof PATHS;

/** One thing that is known of an event, with its picture. */
export function point(picture: Point, words: Html | string, attributes: Html = html``): Html {
  return html`<li ${attributes}>
    ${raw(`<svg width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${PATHS[picture]}</svg>`)}<span
      >${words}</span
    >
  </li>`;
}

/** Where an event takes place, as its event type says it; nothing where it says none. */
export function placePoint(location: LocationConfiguration | null): Html {
  switch (location?.kind) {
    case undefined:
      return html``;
    case "custom":
    case "physical":
      return point("place", location.location);
    case "ask_invitee":
      return point("place", "At a place of your choice");
    case "inbound_call":
    case "outbound_call":
      return point("phone", "By phone");
    case "google_conference":
    case "gotomeeting_conference":
    case "microsoft_teams_conference":
    case "webex_conference":
    case "zoom_conference":
      return point("video", "By video; the link comes with the confirmation");
  }
}

/** Who holds an event, with their initials in place of a picture. */
export function face(name: string): Html {
  const initials = name
    .split(/\s+/)
    .map((part) => part.slice(0, 1).toUpperCase())
    .filter((initial) => /\p{L}/u.test(initial));
  return html`<p class="face">
    <span aria-hidden="true">${[initials[0], initials.length > 1 ? initials.at(-1) : ""].join("")}</span>
    ${name}
  </p>`;
}

/** Something went through. */
export function tick(): Html {
  return html`<span class="tick" aria-hidden="true"
    >${raw('<svg width="28" height="28" viewBox="0 0 28 28" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"><path d="m7 14.5 5 5L21.5 9"/></svg>')}</span
  >`;
}
