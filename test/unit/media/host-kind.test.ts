import { expect, test } from "vitest";
import { hostKindOf } from "../../../src/media/host-kind.ts";

const kindOf = (host: string) => hostKindOf(new URL(`https://${host}/`).hostname);

test.each(["localhost", "LOCALHOST.", "app.localhost", "127.0.0.1", "127.9.9.9", "2130706433", "0x7f.1", "[::1]"])(
  "%s is this machine",
  (host) => expect(kindOf(host)).toBe("loopback"),
);

test.each(["[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[::7f00:1]"])("%s holds a loopback address", (host) =>
  expect(kindOf(host)).toBe("loopback"),
);

test.each([
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "3232235777",
  "224.0.0.1",
  "255.255.255.255",
  "[::]",
  "[fc00::1]",
  "[fd12:3456::1]",
  "[fe80::1]",
  "[ff02::1]",
  "[::ffff:10.0.0.1]",
  "printer.local",
  "metadata.google.internal",
])("%s is not public", (host) => expect(kindOf(host)).toBe("private"));

test.each([
  "api.krea.ai",
  "8.8.8.8",
  "172.32.0.1",
  "100.128.0.1",
  "169.253.0.1",
  "[2606:4700::1111]",
  "[::ffff:8.8.8.8]",
  "local",
  "10.example",
])("%s is public", (host) => expect(kindOf(host)).toBe("public"));
