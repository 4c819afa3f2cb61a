import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Starts the unit tests last. Their files take milliseconds, so that they fill up the workers that have ended early; a file
 * that waits for processes would leave the other workers idle at the end.
 */
export class UnitTestsLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isUnit = ({ moduleId }: TestSpecification) => moduleId.includes("/test/unit/");
    return [...sorted.filter((file) => !isUnit(file)), ...sorted.filter(isUnit)];
  }
}
