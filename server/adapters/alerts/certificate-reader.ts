import { isIP } from "node:net";
import { connect } from "node:tls";
import { instantFromEpochMs, type Instant } from "../../domain/values/instant.ts";
import type { CertificateReader } from "../../ports.ts";

/** 10 s: a handshake takes less than one. */
const HANDSHAKE_MS_MAX = 10_000;

/** Reads the certificate of a site by a handshake, trusted or not: it is read, and nothing is sent. Null for a site without TLS. */
export function createCertificateReader(siteUrl: string): CertificateReader | null {
  const { protocol, hostname, port } = new URL(siteUrl);
  if (protocol !== "https:") return null;
  const host = hostname.replace(/^\[|\]$/g, "");
  return {
    readEnd: () =>
      new Promise<Instant | null>((resolve) => {
        const socket = connect({
          host,
          port: port === "" ? 443 : Number(port),
          // An address has no name to ask for.
          ...(isIP(host) === 0 ? { servername: host } : {}),
          rejectUnauthorized: false,
          timeout: HANDSHAKE_MS_MAX,
        });
        const end = (at: Instant | null) => {
          socket.destroy();
          resolve(at);
        };
        socket.once("secureConnect", () => {
          const endMs = Date.parse(socket.getPeerCertificate().valid_to);
          end(Number.isNaN(endMs) ? null : instantFromEpochMs(endMs));
        });
        socket.once("timeout", () => end(null));
        socket.once("error", () => end(null));
      }),
  };
}
