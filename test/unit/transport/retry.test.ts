import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideRetry, type Failure, type RetrySituation } from "../../../src/transport/retry.ts";

const policy = { maxRetries: 4, retryBudgetMs: 120_000, retryDelayMs: 500 };
const answered = (status: number, retryAfterMs?: number): Failure => ({ kind: "answered", status, retryAfterMs });
const decide = (
  kind: "submission" | "repeatable",
  failure: Failure,
  more: Partial<RetrySituation> = {},
  random = 0.5,
) => decideRetry({ isRepeatable: kind === "repeatable", failure, attempts: 1, elapsedMs: 0, ...more }, policy, random);

describe("decideRetry: what is sent again", () => {
  test.each([
    ["submission", { kind: "not-connected" }, true],
    ["submission", answered(429), true],
    ["submission", { kind: "unknown" }, false],
    ["submission", answered(408), false],
    ["submission", answered(500), false],
    ["submission", answered(502), false],
    ["submission", answered(503, 1_000), false],
    ["submission", answered(524), false],
    ["submission", answered(400), false],
    ["submission", answered(402), false],
    ["submission", answered(410), false],
    ["repeatable", { kind: "not-connected" }, true],
    ["repeatable", { kind: "unknown" }, true],
    ["repeatable", answered(408), true],
    ["repeatable", answered(429), true],
    ["repeatable", answered(500), true],
    ["repeatable", answered(524), true],
    ["repeatable", answered(400), false],
    ["repeatable", answered(401), false],
    ["repeatable", answered(404), false],
    ["repeatable", answered(410), false],
    ["repeatable", answered(302), false],
  ] as const)("a %s after %j: %s", (kind, failure, again) => {
    expect(decide(kind, failure) !== undefined).toBe(again);
  });

  test("a submission only where the server certainly made no job, whatever happens", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constant<Failure>({ kind: "unknown" }),
          fc
            .integer({ min: 200, max: 599 })
            .filter((status) => status !== 429)
            .map((status) => answered(status)),
        ),
        fc.integer({ min: 1, max: 10 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failure, attempts, random) => decide("submission", failure, { attempts }, random) === undefined,
      ),
    );
  });
});

describe("decideRetry: when it is sent again", () => {
  const failures = fc.oneof(
    fc.constantFrom<Failure>({ kind: "not-connected" }, { kind: "unknown" }),
    fc.record({
      kind: fc.constant("answered" as const),
      status: fc.constantFrom(408, 429, 500, 503),
      retryAfterMs: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: undefined }),
    }),
  );
  const jitter = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  test("never more often than maxRetries, past the budget, or before the server asks", () => {
    fc.assert(
      fc.property(
        failures,
        fc.integer({ min: 1, max: 9 }),
        fc.nat(200_000),
        jitter,
        (failure, attempts, elapsedMs, random) => {
          const delayMs = decide("repeatable", failure, { attempts, elapsedMs }, random);
          if (delayMs === undefined) return true;
          const asked = failure.kind === "answered" ? (failure.retryAfterMs ?? 0) : 0;
          return attempts <= policy.maxRetries && elapsedMs + delayMs <= policy.retryBudgetMs && delayMs >= asked;
        },
      ),
    );
  });

  test("full jitter: anything from nothing to a bound that doubles", () => {
    const bounds = [1, 2, 3, 4].map((attempts) => decide("repeatable", { kind: "unknown" }, { attempts }, 1));
    expect(bounds).toEqual([500, 1_000, 2_000, 4_000]);
    expect(decide("repeatable", { kind: "unknown" }, {}, 0)).toBe(0);
    expect(decide("repeatable", answered(429), {}, 1)).toBe(2_000);
  });

  test("Retry-After is honoured, and past the budget there is no retry", () => {
    expect(decide("repeatable", answered(503, 7_000))).toBe(7_000);
    expect(decide("submission", answered(429, 7_000))).toBe(7_000);
    expect(decide("submission", answered(429, 200_000))).toBeUndefined();
    expect(decide("repeatable", { kind: "unknown" }, { elapsedMs: 119_900 }, 1)).toBeUndefined();
  });

  test("maxRetries of 0 sends once", () => {
    const situation = { isRepeatable: true, failure: { kind: "unknown" }, attempts: 1, elapsedMs: 0 } as const;
    expect(decideRetry(situation, { ...policy, maxRetries: 0 }, 0.5)).toBeUndefined();
  });
});
