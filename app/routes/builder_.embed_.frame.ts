import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerEmbedPreview } from "../server/embed-frame.server.tsx";

/** What the builder's own page shows of it. */
export function loader({ context, request }: LoaderFunctionArgs) {
  return answerEmbedPreview({ context, request });
}
