import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerEmbedFrame } from "../server/embed-frame.server.tsx";

/** All offers of a builder, as other sites show them in a frame. */
export function loader({ context, params, request }: LoaderFunctionArgs) {
  return answerEmbedFrame({ context, request, slug: params["builder"] ?? "" });
}
