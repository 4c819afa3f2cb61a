/**
 * Exact arithmetic of decimal numbers. Pure.
 *
 * @module
 */

/**
 * Whether a number is a multiple of another, as people write both: 0.3 is a multiple of 0.1, although `0.3 % 0.1` is not
 * zero.
 *
 * @param divisor - above zero
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(divisor)) return false;
  const [digits, exponent] = decimalOf(value);
  const [divisorDigits, divisorExponent] = decimalOf(divisor);
  const shift = exponent - divisorExponent;
  const scale = 10n ** BigInt(Math.abs(shift));
  return shift >= 0 ? (digits * scale) % divisorDigits === 0n : digits % (divisorDigits * scale) === 0n;
}

/** Splits a number into digits and a power of ten: 0.25 is 25 and -2. */
function decimalOf(value: number): [digits: bigint, exponent: number] {
  const [mantissa = "", exponent = "0"] = value.toExponential().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}
