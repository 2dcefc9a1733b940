import { place } from "../../place.ts";

/** How a builder’s offers are shown on other sites. */
export const builderEmbed = place("builder/embed", {
  title: "On your site",
  lead: "Show your sessions where your readers are: on your own site, in a mail, on paper. They choose a time there; the booking and the payment open on our pages.",
  saved: "Saved. It counts within seconds.",
  sites: "Sites that may show your sessions",
  sitesText:
    "The card and the window are shown on these sites and on no others. The button, the link and the code work everywhere.",
  noSites: "No site yet: on other sites the card and the window stay a plain link.",
  site: "Address of your site",
  siteHint: "Like https://shop.example, without a path. With and without www are two addresses.",
  addSite: "Add the site",
  adding: "Adding…",
  removeSite: "Remove<hidden> {site}</hidden>",
  removing: "Removing…",
  choose: "What to show",
  kind: "How it looks",
  button: "A button: opens our pages",
  card: "A card: sessions, prices and the next free times, in your page",
  modal: "A button that opens the same in a window",
  session: "Which sessions",
  allSessions: "All sessions",
  language: "Language",
  readersLanguage: "The reader’s own",
  show: "Show",
  preview: "Preview",
  previewFrame: "Your sessions as other sites show them",
  opens: "The button opens this:",
  snippet: "To copy into your site",
  snippetText:
    "Where scripts are off, the link stays a link. Leave the script out where it is on the page already: once is enough.",
  snippetCode: "Lines to copy",
  policy:
    "If your site has a content security policy, it needs {origin} in <code>script-src</code> and <code>frame-src</code>, and nothing else.",
  link: "Link and code",
  linkText:
    "For a mail, a profile elsewhere, or a card of paper. Bookings by the code are counted as “qr” in your funnel.",
  linkAddress: "Your link",
  qrCode: "QR code of your link",
  svg: "Download SVG",
  png: "Download PNG",
  words: "Book {what}",
  close: "Close",
  guide: "Nothing is for sale yet: publish a session type first.",
});
