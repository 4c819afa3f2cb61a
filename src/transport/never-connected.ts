/**
 * Whether a connection was never made: the one failure of `fetch` after which the server certainly saw nothing. Pure.
 *
 * @module
 */

/**
 * Codes of errors before a connection stands, as Node (undici), Bun and OpenSSL name them. A reset or a closed socket is
 * not among them: it comes after the connection was made, and what was sent may have been read.
 */
const codes: ReadonlySet<string> = new Set([
  // DNS
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_FAIL",
  "EAI_NODATA",
  "EAI_NONAME",
  // refused, no route, no time
  "ECONNREFUSED",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "ENETDOWN",
  "EHOSTDOWN",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
  "FailedToOpenSocket",
  // TLS, whose handshake is over before a request is sent
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "CERT_UNTRUSTED",
  "CERT_REJECTED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "ERR_SSL_WRONG_VERSION_NUMBER",
]);

/** System calls that come before a request is sent; any other is made on a connection that stands. */
const systemCalls: ReadonlySet<string> = new Set(["connect", "getaddrinfo", "queryA", "queryAaaa"]);

/** What runtimes without codes say: Deno's `client error (Connect)`, and undici of ports that `fetch` refuses. */
const messages = [/client error \(Connect\)/, /\bdns error\b/, /^bad port$/];

/**
 * Whether an error of `fetch` says that the connection was never made. Browsers and workerd do not tell; there the
 * answer is no.
 *
 * @param error - what `fetch` threw; its causes are looked through, and of an AggregateError (one attempt for each
 *   address of a host) every error
 */
export function connectionNeverMade(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 10; current = current.cause, depth += 1) {
    if (current instanceof AggregateError && current.errors.length > 0)
      return current.errors.every(connectionNeverMade);
    const { code, syscall } = current as { code?: unknown; syscall?: unknown };
    // A host can become unreachable while an answer is read: the code is the same, the system call is not.
    if (typeof syscall === "string") return systemCalls.has(syscall);
    if (typeof code === "string" && codes.has(code)) return true;
    const { message } = current;
    if (messages.some((pattern) => pattern.test(message))) return true;
  }
  return false;
}
