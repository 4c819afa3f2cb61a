import { expect, test } from "vitest";
import { uncheckedParts, validateAgainst } from "../../../src/validate.ts";

test.each<[format: string, valid: unknown[], invalid: unknown[]]>([
  ["uri", ["https://files.example/a.png", "urn:a:b"], ["a.png", "https://files example/", ""]],
  ["url", ["https://files.example/a.png"], ["a.png"]],
  [
    "uuid",
    ["2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380"],
    ["2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08aa9811eab4aa73b441d16380", "x", ""],
  ],
  [
    "date",
    ["2026-01-31", "2024-02-29", "0001-01-01"],
    ["2026-02-29", "2026-04-31", "2026-13-01", "26-1-1", "2026-01-31T"],
  ],
  ["time", ["12:00:00Z", "23:59:60z", "08:30:06.283185+02:00"], ["24:00:00Z", "12:00:00", "12:60:00Z", "8:30:06Z"]],
  [
    "date-time",
    ["2026-01-31T12:00:00Z", "2026-01-31t12:00:00.5+05:30"],
    ["2026-01-31", "2026-02-30T12:00:00Z", "2026-01-31T12:00:00", "2026-01-31T25:00:00Z", "now"],
  ],
  ["duration", ["P4DT12H30M5S", "PT5S", "P2W", "P1Y"], ["P", "PT", "5S", "P1", "P1YT"]],
  ["email", ["joe.bloggs@example.com", "a+b@x.example"], ["joe", "a b@x.example", "@x.example", "a@", ""]],
  [
    "hostname",
    ["www.example.com", "localhost", "xn--4gbwdl"],
    ["-a.example", "a_b.example", "a..b", `${"a".repeat(64)}.example`, ""],
  ],
  ["ipv4", ["192.168.0.1", "255.255.255.255"], ["256.0.0.1", "1.2.3", "1.2.3.4.5", "0x7f.0.0.1", "01.1.1.1"]],
  ["ipv6", ["::1", "2001:db8::8a2e:370:7334", "::ffff:1.2.3.4"], ["12345::", "1::2::3", "::1]@x/[", "1.2.3.4", ""]],
  ["byte", ["", "aGVsbG8=", "AAAA"], ["a", "AA=A", "ab!="]],
  ["int32", [0, -(2 ** 31), 2 ** 31 - 1], [2 ** 31, 0.5]],
  ["int64", [2 ** 53, -(2 ** 63)], [2 ** 63, 0.5]],
  ["double", [0.5], []],
  ["password", ["x"], []],
])("%s", (format, valid, invalid) => {
  // A format says nothing about values of other types.
  for (const value of [...valid, null, [], {}])
    expect([value, validateAgainst({ format }, value)]).toEqual([value, []]);
  for (const value of invalid) expect([value, validateAgainst({ format }, value).length]).toEqual([value, 1]);
  expect(uncheckedParts({ format })).toEqual([]);
});

test("an unknown format is left to the server, and named", () => {
  expect(validateAgainst({ format: "krea" }, "x")).toEqual([]);
  expect(uncheckedParts({ items: { format: "krea" } })).toEqual(["items/format"]);
  expect(uncheckedParts({ format: "__proto__" })).toEqual(["format"]);
});
