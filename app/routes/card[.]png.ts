import type { LoaderFunctionArgs } from "@remix-run/node";
import { namedPicture } from "../server/named-picture.server.ts";
import { throwAsPage } from "../trpc-errors.ts";

/** What link previews show beside the site's own pages. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const card = await context.caller.found.siteCard().catch(throwAsPage(request));
  return namedPicture(request, { ...card, contentType: "image/png" });
}
