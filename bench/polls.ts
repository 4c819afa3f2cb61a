/**
 * How often a wait polls a job, and how soon it notices the end.
 *
 * @module
 */

import { averages, jobsAround, jobsWithoutAverage, type SimulatedJob } from "./polls/durations.ts";
import { others, ours } from "./polls/schedules.ts";
import { type Outcome, roundTripMs, simulate } from "./polls/simulate.ts";
import type { Benchmark } from "./support/benchmark.ts";
import { formatted, markdownTable } from "./support/markdown.ts";
import { createRandom, type Random } from "./support/random.ts";

const jobsPerTable = 40_000;

/** One table: jobs to simulate. */
interface Scenario {
  title: string;
  draw(random: Random): SimulatedJob[];
}

const around = (variation: number, factor = 1) => ({
  draw: (random: Random) => jobsAround(averages, jobsPerTable, { variation, factor }, random),
});
const group = (title: string, fromSeconds: number, toSeconds: number) => {
  const within = averages.filter(({ meanMs }) => meanMs >= fromSeconds * 1_000 && meanMs < toSeconds * 1_000);
  return {
    title: `Averages ${title} (${within.length} of ${averages.length}), variation 0.25`,
    draw: (random: Random) => jobsAround(within, jobsPerTable, { variation: 0.25 }, random),
  };
};

const scenarios: readonly Scenario[] = [
  { title: "All averages, variation 0.15", ...around(0.15) },
  { title: "All averages, variation 0.25", ...around(0.25) },
  { title: "All averages, variation 0.4", ...around(0.4) },
  group("under 15 s", 0, 15),
  group("from 15 to 60 s", 15, 60.001),
  group("over 60 s", 60.001, Number.POSITIVE_INFINITY),
  { title: "The averages are wrong: jobs take half as long, variation 0.25", ...around(0.25, 0.5) },
  { title: "The averages are wrong: jobs take twice as long, variation 0.25", ...around(0.25, 2) },
  {
    title: "No average is known: 5 to 300 s, log-uniform",
    draw: (random) => jobsWithoutAverage(jobsPerTable, 5_000, 300_000, random),
  },
];

/** Polls per job and delays, compared with other schedules. */
export const polls: Benchmark = {
  name: "polls",
  title: "Polling schedules",
  async run(seed) {
    const about =
      "How often a wait looks at a job before it ends (polls), and how long after the end it notices (delay), by the schedule of " +
      "krea-sdk and by fixed intervals that other clients use. Fewer polls cost fewer requests; a lower delay gives the result sooner.";
    const method =
      `Each table simulates about ${formatted(jobsPerTable)} jobs, the same for every schedule. Durations are log-normal around the ` +
      `document's ${averages.length} average completion times, equally many around each. The variation is the standard deviation ` +
      "divided by the mean. The schedule knows only the mean of all averages of a model. " +
      `A round trip takes ${formatted(roundTripMs / 1_000, 1)} s.`;
    return [about, method, ...scenarios.map((scenario, index) => section(scenario, seed * 1_000 + index))].join("\n\n");
  },
};

function section({ title, draw }: Scenario, seed: number): string {
  const jobs = draw(createRandom(seed));
  const own = simulate(ours, jobs, createRandom(seed));
  const rivals = others.map((schedule) => {
    const outcome = simulate(schedule, jobs, createRandom(seed));
    return {
      name: schedule.name,
      outcome,
      noMorePolls: own.pollsPerJob <= outcome.pollsPerJob,
      sooner: own.meanDelay < outcome.meanDelay,
    };
  });
  const columns = ["schedule", "polls per job", "mean delay, s", "p95 delay, s"];
  const table = markdownTable(
    [...columns, "krea-sdk polls no more", "krea-sdk is sooner"],
    [
      [...cells(ours.name, own), "", ""],
      ...rivals.map(({ name, outcome, noMorePolls, sooner }) => [
        ...cells(name, outcome),
        yesOrNo(noMorePolls),
        yesOrNo(sooner),
      ]),
    ],
  );
  const beaten = rivals.filter(({ noMorePolls, sooner }) => noMorePolls && sooner);
  const notBeaten = rivals.filter((rival) => !beaten.includes(rival));
  const words = [
    beaten.length > 0 &&
      `krea-sdk has no more polls and a lower mean delay than: ${beaten.map(({ name }) => name).join("; ")}.`,
    ...notBeaten.map(({ name, outcome, noMorePolls, sooner }) => {
      const more = noMorePolls ? "fewer polls" : `${ratio(own.pollsPerJob, outcome.pollsPerJob)} the polls`;
      const later = sooner ? "a lower mean delay" : `${ratio(own.meanDelay, outcome.meanDelay)} the mean delay`;
      return `Compared with ${name} it has ${more} and ${later}.`;
    }),
  ].filter((sentence) => sentence !== false);
  return [`### ${title}`, table, words.join(" ")].join("\n\n");
}

function cells(name: string, { pollsPerJob, meanDelay, lateDelay }: Outcome): string[] {
  return [name, formatted(pollsPerJob, 2), formatted(meanDelay, 2), formatted(lateDelay, 2)];
}

function yesOrNo(value: boolean): string {
  return value ? "yes" : "no";
}

function ratio(one: number, other: number): string {
  return `${formatted(one / other, 2)} times`;
}
