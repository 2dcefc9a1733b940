import type { LoaderFunctionArgs } from "@remix-run/node";
import { namedPicture } from "../server/named-picture.server.ts";
import { throwAsPage } from "../trpc-errors.ts";

/** What link previews show beside a builder's profile. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const card = await context.caller.builder
    .card({ slug: (params["builder"] ?? "").slice(0, 100) })
    .catch(throwAsPage(request));
  return namedPicture(request, { ...card, contentType: "image/png" });
}
