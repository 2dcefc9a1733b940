import type { LoaderFunctionArgs } from "@remix-run/node";
import { isSessionTypeId } from "../../server/domain/values/ids.ts";
import { pageFailure } from "../page-failure.ts";
import { throwAsPage } from "../trpc-errors.ts";

/** The QR code of the builder's own address as a file: `svg` or `png`. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const format = params["format"];
  const session = new URL(request.url).searchParams.get("session") ?? "";
  if ((format !== "svg" && format !== "png") || (session !== "" && !isSessionTypeId(session)))
    throw pageFailure(request, 404);
  const code = await context.caller.myEmbed
    .qrCode({ sessionTypeId: session === "" ? null : session, format })
    .catch(throwAsPage(request));
  const headers = { "content-disposition": `attachment; filename="booking-code.${format}"` };
  if (code.format === "png") {
    const bytes = Uint8Array.from(atob(code.base64), (character) => character.charCodeAt(0));
    return new Response(bytes, { headers: { ...headers, "content-type": "image/png" } });
  }
  const { size, path } = code.qr;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size * 8}" height="${size * 8}" viewBox="0 0 ${size} ${size}">` +
    `<rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>\n`;
  return new Response(svg, { headers: { ...headers, "content-type": "image/svg+xml" } });
}
