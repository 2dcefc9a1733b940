import compression from "compression";
import type { IncomingMessage, ServerResponse } from "node:http";
import { constants } from "node:zlib";

const compress = compression({
  // What a page streams is read as it comes.
  flush: constants.Z_SYNC_FLUSH,
  brotli: {
    flush: constants.BROTLI_OPERATION_FLUSH,
    params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
  },
});

/**
 * Makes text of this answer smaller on its way out, as its reader takes it. Leaves alone what is compressed already, what says `no-transform`, and what is
 * too short to gain. Called before anything of the answer is sent.
 */
export function compressAnswer(request: IncomingMessage, response: ServerResponse): void {
  compress(request, response, () => undefined);
}
