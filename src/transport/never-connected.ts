/**
 * Recognizes failed connections: after those errors of `fetch` the server certainly saw nothing. Pure.
 *
 * @module
 */

/**
 * Codes of errors that occur before a connection is made, as Node (undici), Bun and OpenSSL name them. Resets and closed
 * sockets are not among them, because the server may have read what was sent before.
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
  // TLS: one side refuses the handshake. Other errors of OpenSSL can also come after the request was read
  "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE",
  "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION",
  "ERR_SSL_TLSV1_UNRECOGNIZED_NAME",
  "ERR_SSL_UNSUPPORTED_PROTOCOL",
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
]);

/** System calls that are made before a request is sent. All others are made on an open connection. */
const systemCalls: ReadonlySet<string> = new Set(["connect", "getaddrinfo", "queryA", "queryAaaa"]);

/**
 * Messages of errors without a code of their own: Deno's `client error (Connect)`, undici's for ports that `fetch` blocks,
 * and Node's for a server that closes the connection in the TLS handshake.
 */
const messages = [
  /client error \(Connect\)/,
  /\bdns error\b/,
  /^bad port$/,
  /^Client network socket disconnected before secure TLS connection was established$/,
];

/**
 * Whether an error of `fetch` says that the connection was never made. Always false in browsers and workerd, whose errors
 * do not say.
 *
 * @param error - what `fetch` threw. Its causes are searched too. An AggregateError, which has one error for each address
 *   of a host, counts only if all of its errors do
 */
export function connectionNeverMade(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 10; current = current.cause, depth += 1) {
    if (current instanceof AggregateError && current.errors.length > 0)
      return current.errors.every(connectionNeverMade);
    const { code, syscall } = current as { code?: unknown; syscall?: unknown };
    // A host can also become unreachable while a response is read. Then only the system call differs.
    if (typeof syscall === "string") return systemCalls.has(syscall);
    if (typeof code === "string" && codes.has(code)) return true;
    const { message } = current;
    if (messages.some((pattern) => pattern.test(message))) return true;
  }
  return false;
}
