import { createServer as createHttpServer, type RequestListener, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from "node:net";

/** A certificate of `receiver.test`, which nobody but tests trusts. Valid until 2126. */
export const TEST_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBoTCCAUegAwIBAgIUPnL2eCakNzWLlKhvsHD3ZeKGv/kwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNcmVjZWl2ZXIudGVzdDAgFw0yNjExMjkxODQ4NTNaGA8yMTI2
MTEwNTE4NDg1M1owGDEWMBQGA1UEAwwNcmVjZWl2ZXIudGVzdDBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABP2e2SdVYdZoiHVmZ0cDlIf8Qk1gRnVHgffbCSy8cVdS
p6wvblJZCQtp0V/QEqUZDFsyqCtq4sItLtORdizk5GijbTBrMB0GA1UdDgQWBBSC
zzLbnpeIlo5JGFM0eBv76IQmbzAfBgNVHSMEGDAWgBSCzzLbnpeIlo5JGFM0eBv7
6IQmbzAPBgNVHRMBAf8EBTADAQH/MBgGA1UdEQQRMA+CDXJlY2VpdmVyLnRlc3Qw
CgYIKoZIzj0EAwIDSAAwRQIhAJYiX3HgaOlW6UsVj+sSCdKyNcyRaYskfNqsk1mx
LyQ3AiBAD3ONr+exW2VApFfVIF1/KL9O+uTWIeu2/Zx90idyEw==
-----END CERTIFICATE-----`;
const TEST_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgnizMaR3gdxMprPaW
fmPHq3lEiG8UQAF8lPM2O/EjFK+hRANCAAT9ntknVWHWaIh1ZmdHA5SH/EJNYEZ1
R4H32wksvHFXUqesL25SWQkLadFf0BKlGQxbMqgrauLCLS7TkXYs5ORo
-----END PRIVATE KEY-----`;

export interface TestReceiver {
  readonly port: number;
  stop(): Promise<void>;
}

/** A receiver of webhooks on this machine. */
export function startReceiver(answer: RequestListener, address = "127.0.0.1"): Promise<TestReceiver> {
  return listening(createHttpServer(answer), address);
}

/** The same over TLS, as `receiver.test`. */
export function startTlsReceiver(answer: RequestListener): Promise<TestReceiver> {
  return listening(createHttpsServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }, answer), "127.0.0.1");
}

/** Whoever connects gets this socket to themselves. */
export function startTcpReceiver(connected: (socket: Socket) => void): Promise<TestReceiver> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    connected(socket);
  });
  return listening(server, "127.0.0.1", () => sockets.forEach((socket) => socket.destroy()));
}

async function listening(
  server: Server | TcpServer,
  address: string,
  end: () => void = () => {
    if ("closeAllConnections" in server) server.closeAllConnections();
  },
): Promise<TestReceiver> {
  await new Promise<void>((done) => server.listen(0, address, done));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        end();
      }),
  };
}
