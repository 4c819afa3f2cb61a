/**
 * Preloaded into a measured process: says at its end how much memory it had at most, in kilobytes.
 *
 * @module
 */

process.on("exit", () => process.stderr.write(`maxRSS ${process.resourceUsage().maxRSS}\n`));
