import type { PageLink } from "../kernel/sandbox-page.ts";

/** The pages of the control panel's own server, as they link to each other. */
export const BOOK_LINKS: readonly PageLink[] = [
  { title: "Control panel", href: "/" },
  { title: "Calendly's books", href: "/calendly" },
  { title: "Stripe's books", href: "/stripe" },
];
