import type { LoaderFunctionArgs } from "@remix-run/node";
import { namedPicture } from "../server/named-picture.server.ts";
import { throwAsPage } from "../trpc-errors.ts";

/** A builder's picture. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const picture = await context.caller.builder
    .picture({ slug: (params["builder"] ?? "").slice(0, 100) })
    .catch(throwAsPage(request));
  return namedPicture(request, picture);
}
