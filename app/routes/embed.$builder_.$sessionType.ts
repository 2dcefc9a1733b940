import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerEmbedFrame } from "../server/embed-frame.server.tsx";

/** One offer, as other sites show it in a frame. */
export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { builder = "", sessionType = "" } = params;
  return answerEmbedFrame({ context, request, slug: builder, sessionTypeId: sessionType });
}
