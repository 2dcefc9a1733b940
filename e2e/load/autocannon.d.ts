// The part of autocannon that the benchmarks use; it brings no types of its own.
declare module "autocannon" {
  interface RequestToSend {
    readonly method: "GET" | "POST";
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  }

  interface Client {
    setRequests(requests: readonly RequestToSend[]): void;
  }

  interface Options {
    readonly url: string;
    readonly connections: number;
    /** How many requests in all; the run ends with the last answer. */
    readonly amount: number;
    /** How often it looks whether the run is over, in milliseconds. */
    readonly sampleInt: number;
    /** Called once for each connection, before it sends anything. */
    readonly setupClient: (client: Client) => void;
  }

  interface Result {
    readonly "2xx": number;
    readonly non2xx: number;
    readonly errors: number;
    readonly latency: { readonly p50: number; readonly p99: number };
  }

  interface Run extends PromiseLike<Result> {
    on(event: "response", listener: () => void): void;
  }

  export default function autocannon(options: Options): Run;
}
