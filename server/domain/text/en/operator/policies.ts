import { place } from "../../place.ts";

/** Where operators write the terms and the privacy notice, and publish them. */
export const operatorPolicies = place("operator/policies", {
  title: "Terms and privacy",
  intro:
    "What everybody reads who books here. Once terms are published, clients agree to them before they pay, and each booking keeps which version it was.",
  terms: "Terms",
  privacy: "Privacy notice",
  notPublished: "Not published yet",
  notPublishedTerms: "Not published yet: nobody is asked to agree to anything.",
  current: "Version {number}, since {day}",
  open: "Write and publish",
  look: "As everybody reads it",
  all: "All of terms and privacy",
  language: "Language",
  fallback: "Who reads another language gets the English text.",
  text: "Text",
  textHelp:
    "Markdown: # a heading, - a list, 1. a numbered list, **bold**, *italic*, [words](https://…). No HTML, pictures or tables.",
  template:
    "This is a beginning, published nowhere. Fill in what stands in brackets, and let somebody look at it who knows the law.",
  unsaved: "Not saved yet: this is the text of version {number}.",
  saved: "Saved as a draft {time}.",
  save: "Save as a draft",
  saving: "Saving…",
  preview: "Save and look at it",
  previewTitle: "What it will look like",
  publish: "Publish as version {number}",
  publishing: "Publishing…",
  publishHelp:
    "{languages}. Holds at once, for everybody. Clients who have not paid yet are asked again. Earlier versions stay as they are.",
  published: "Version {number} is published.",
  no_english: "An English text is needed first: it is what everybody reads whose language is missing.",
  unreadable: "One of the texts cannot be published as it is. Look at each language.",
  same_as_before: "This is the text of the version that holds already. Nothing was published.",
  changed:
    "The drafts have changed since you looked at them. Look again, then publish. Nothing was published.",
  html: "Line {line}: HTML is not possible here.",
  image: "Line {line}: pictures are not possible here.",
  table: "Line {line}: tables are not possible here.",
  code: "Line {line}: code, text that is moved in by four blanks, and struck-out text are not possible here.",
  quote: "Line {line}: quotes, lines across the page and boxes are not possible here.",
  link: "Line {line}: a link leads to https://, http:// or mailto:.",
  nesting: "Line {line}: nested too deep. Lists are at most three deep.",
  empty: "Please write something first.",
  versions: "Versions",
  version: "<link>Version {number}</link>, since {day}",
  none: "None yet.",
});
