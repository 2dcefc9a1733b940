import Negotiator from "negotiator";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** How a page travels. */
export type PageEncoding = "br" | "gzip" | "identity";

const ENCODINGS: readonly PageEncoding[] = ["br", "gzip", "identity"];
/** 5: a fifth smaller than gzip's best, in less time than that takes. A page lives for five seconds. */
const BROTLI_QUALITY = 5;
/** Browsers send a handful of different headers; whoever sends more asks the library each time. */
const HEADERS_MAX = 100;

/** One page, made smaller once for all who take it so. */
export interface PageCopies {
  readonly in: (encoding: PageEncoding) => Promise<Buffer> | Buffer;
}

/** Compresses when the first one asks, off the loop; whoever asks meanwhile waits for the same. */
export function createPageCopies(body: Buffer): PageCopies {
  const copies = new Map<PageEncoding, Promise<Buffer> | Buffer>([["identity", body]]);
  return {
    in(encoding) {
      const known = copies.get(encoding);
      if (known !== undefined) return known;
      const made = compress(body, encoding).then((copy) => {
        copies.set(encoding, copy);
        return copy;
      });
      copies.set(encoding, made);
      return made;
    },
  };
}

function compress(body: Buffer, encoding: PageEncoding): Promise<Buffer> {
  switch (encoding) {
    case "identity":
      return Promise.resolve(body);
    case "gzip":
      return promisify(gzip)(body);
    case "br":
      return promisify(brotliCompress)(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      });
  }
}

const chosen = new Map<string, PageEncoding>();

/** The smallest that an `Accept-Encoding` takes; as it is where there is none. */
export function pageEncodingFor(accepted: string | undefined): PageEncoding {
  if (accepted === undefined) return "identity";
  const known = chosen.get(accepted);
  if (known !== undefined) return known;
  const negotiator = new Negotiator({ headers: { "accept-encoding": accepted } });
  const taken = negotiator.encodings([...ENCODINGS]);
  const best = ENCODINGS.find((one) => taken.includes(one));
  const encoding = best ?? "identity";
  if (chosen.size < HEADERS_MAX) chosen.set(accepted, encoding);
  return encoding;
}
