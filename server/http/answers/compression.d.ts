// The part of compression that we use; its types bring a web framework's with them.
declare module "compression" {
  import type { IncomingMessage, ServerResponse } from "node:http";
  import type { BrotliOptions, ZlibOptions } from "node:zlib";

  interface Options extends ZlibOptions {
    readonly brotli?: BrotliOptions;
    /** Bytes. What is shorter, by its `Content-Length`, goes out as it is. */
    readonly threshold?: number;
  }

  export default function compression(
    options?: Options,
  ): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}
