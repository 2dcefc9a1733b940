import { DIRECT_SOURCE, siteSource, sourceOf } from "../../server/domain/funnel/funnel-source.ts";
import { valueIn } from "../forms/value-in.ts";

/**
 * Where whoever pressed Book came from: as the profile's address says, which the browser names as the page before, or else by the host that the page's
 * script knows. Without scripts a host is not known, and counts as direct.
 */
export function sourceOfForm(request: Request, form: FormData): string {
  const source = sourceOf({
    search: "",
    referrer: request.headers.get("referer"),
    isFramed: false,
    ownHost: new URL(request.url).host,
  });
  const site = valueIn(form, "site");
  return source === DIRECT_SOURCE && site !== "" ? siteSource(site) : source;
}
