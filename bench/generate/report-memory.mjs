/**
 * Preloaded into a measured process. Prints the peak of its resident memory when it exits, in kilobytes.
 *
 * @module
 */

process.on("exit", () => process.stderr.write(`maxRSS ${process.resourceUsage().maxRSS}\n`));
