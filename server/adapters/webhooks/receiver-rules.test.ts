import { expect, test } from "vitest";
import { isPublicAddress, TEST_RECEIVERS } from "./receiver-rules.ts";

test.each([
  "93.184.216.34",
  "8.8.8.8",
  "172.32.0.1",
  "2606:2800:220:1:248:1893:25c8:1946",
  "::ffff:93.184.216.34",
  "64:ff9b::5db8:d822",
])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ["this machine", "127.0.0.1"],
  ["this machine", "127.255.255.254"],
  ["this machine", "::1"],
  ["this machine, as it is mapped", "::ffff:127.0.0.1"],
  ["this machine, as it is mapped", "::ffff:7f00:1"],
  ["this machine, in the old spelling", "::127.0.0.1"],
  ["this machine, behind NAT64", "64:ff9b::7f00:1"],
  ["this machine, in a tunnel", "2002:7f00:1::"],
  ["this machine, in a tunnel", "2001:0:7f00:1::"],
  ["any address", "0.0.0.0"],
  ["any address", "::"],
  ["a private network", "10.0.0.1"],
  ["a private network", "172.16.0.1"],
  ["a private network", "192.168.1.1"],
  ["a private network", "fd00::1"],
  ["a private network behind NAT64", "64:ff9b::c0a8:101"],
  ["a NAT64 of one's own", "64:ff9b:1::5db8:d822"],
  ["a private network, as it is mapped", "::ffff:10.0.0.1"],
  ["a carrier's network", "100.64.0.1"],
  ["the metadata of a cloud", "169.254.169.254"],
  ["the metadata of a cloud", "::ffff:169.254.169.254"],
  ["the metadata of a cloud", "fd00:ec2::254"],
  ["the platform of a cloud", "168.63.129.16"],
  ["the link", "fe80::1"],
  ["the link, with its zone", "fe80::1%eth0"],
  ["many", "224.0.0.1"],
  ["many", "ff02::1"],
  ["all", "255.255.255.255"],
  ["documentation", "192.0.2.1"],
  ["documentation", "2001:db8::1"],
  ["nothing yet", "240.0.0.1"],
  ["nothing yet", "4000::1"],
  ["a number", "2130706433"],
  ["a number", "0x7f000001"],
  ["fewer parts", "127.1"],
  ["octal parts", "0177.0.0.1"],
  ["no address", "example.com"],
  ["no address", ""],
])("no public address is what leads to %s: %s", (_what, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test("the sandbox's receivers may stand on this machine, and no nearer to anybody else's", () => {
  const taken = ["127.0.0.1", "::1", "93.184.216.34", "10.0.0.1", "169.254.169.254", "0.0.0.0"].filter(
    TEST_RECEIVERS.mayConnectTo,
  );
  expect(taken).toEqual(["127.0.0.1", "::1", "93.184.216.34"]);
});
