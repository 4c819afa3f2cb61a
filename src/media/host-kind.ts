/**
 * Tells public hosts from those of this machine and of private networks. Pure.
 *
 * Names are not resolved: a runtime's `fetch` offers no way to connect to an address that was checked before.
 *
 * @module
 */

import { isLoopback } from "../options/connection.ts";

/** Where a host is. `private` stands for private networks, link-local addresses and all others that are not public. */
export type HostKind = "public" | "loopback" | "private";

/** IPv4 ranges that are not public, as first address and prefix length. Source: IANA's special-purpose registry. */
const privateRanges: readonly (readonly [address: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
];

/** Domains that only exist within private networks (RFC 6762, RFC 8375, and ICANN's reservation of `internal`). */
const privateNames = /\.(local|internal|home\.arpa)$/;

/**
 * Returns where a host is.
 *
 * @param hostname - the `hostname` of a `URL`, which writes every form of an address in one way
 */
export function hostKindOf(hostname: string): HostKind {
  const name = hostname.toLowerCase().replace(/\.$/, "");
  if (isLoopback(name)) return "loopback";
  if (name.startsWith("[")) return ipv6Kind(groupsOf(name.slice(1, -1)));
  if (/^\d+(\.\d+){3}$/.test(name)) return ipv4Kind(numberOf(name));
  return privateNames.test(name) ? "private" : "public";
}

function ipv4Kind(address: number): HostKind {
  if (address >>> 24 === 127) return "loopback";
  const isPrivate = privateRanges.some(
    ([first, prefix]) => address >>> (32 - prefix) === numberOf(first) >>> (32 - prefix),
  );
  return isPrivate ? "private" : "public";
}

function ipv6Kind(groups: readonly number[]): HostKind {
  const [first = 0, second, , , , sixth, high = 0, low = 0] = groups;
  const areZero = (count: number) => groups.slice(0, count).every((group) => group === 0);
  if (areZero(7) && low === 1) return "loopback";
  if (areZero(8)) return "private";
  // Addresses that contain an IPv4 address: mapped, compatible, and translated (64:ff9b::/96).
  const isMapped = areZero(5) && sixth === 0xffff;
  const isTranslated = first === 0x64 && second === 0xff9b;
  if (isMapped || areZero(6) || isTranslated) return ipv4Kind(((high << 16) | low) >>> 0);
  // Unique local (fc00::/7), link-local and site-local (fe80::/9), multicast (ff00::/8).
  const isPrivate = first >>> 9 === 0xfc00 >>> 9 || first >>> 7 === 0xfe80 >>> 7 || first >>> 8 === 0xff;
  return isPrivate ? "private" : "public";
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = "", tail] = address.split("::");
  const parse = (part: string) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)));
  const [before, after] = [parse(head), parse(tail ?? "")];
  return [...before, ...new Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after];
}

function numberOf(address: string): number {
  return address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
}
