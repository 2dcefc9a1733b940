import { expect, test } from "vitest";

import { readSandboxArguments } from "./read-sandbox-arguments.ts";

test("without arguments the ports are the documented ones", () => {
  expect(readSandboxArguments([])).toEqual({
    options: { controlPort: 4100, calendlyPort: 4101, stripePort: 4102, smtpPort: 4103, inboxPort: 4104 },
    json: false,
  });
});

test("every port can be chosen, and the redirect address and JSON asked for", () => {
  const argv = [
    "--control-port=0",
    "--smtp-port",
    "2525",
    "--json",
    "--calendly-redirect-url=http://127.0.0.1:3000/api/calendly/callback",
  ];
  expect(readSandboxArguments(argv)).toEqual({
    options: {
      controlPort: 0,
      calendlyPort: 4101,
      stripePort: 4102,
      smtpPort: 2525,
      inboxPort: 4104,
      calendlyRedirectUrl: "http://127.0.0.1:3000/api/calendly/callback",
    },
    json: true,
  });
});

test("an unknown argument, a wrong port and a wrong address are refused", () => {
  expect(() => readSandboxArguments(["--prot=1"])).toThrow("--prot");
  expect(() => readSandboxArguments(["--smtp-port=99999"])).toThrow("smtp-port");
  expect(() => readSandboxArguments(["--calendly-redirect-url=nowhere"])).toThrow("calendly-redirect-url");
});
