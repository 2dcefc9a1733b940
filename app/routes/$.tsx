import type { MetaFunction } from "@remix-run/node";
import { PageError } from "../components/page/page-error.tsx";
import { pageTitle } from "../page-title.ts";
import { languageIn } from "../text/languages.ts";

export const meta: MetaFunction = ({ error, matches }) => [
  { title: pageTitle(error, "offers", null, languageIn(matches)) },
];

/** Every address that no other route knows. */
export function loader() {
  throw new Response(null, { status: 404, statusText: "Not Found" });
}

export { loader as action };

export default function NotFound() {
  return null;
}

export function ErrorBoundary() {
  return <PageError about="offers" />;
}
