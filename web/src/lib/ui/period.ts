import type { FieldProblem } from '#lib/api/problem.ts';

/**
 * What the two days of a form leave wrong, by the names of their inputs: one that is half filled in, or a last that
 * comes before the first. Either may stay open. A browser would say so in its own language, not the page's.
 */
export function wrong_period(form: HTMLFormElement, first: string, last: string): FieldProblem[] {
	const day = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
	const half = [first, last].filter((name) => day(name).validity.badInput);
	if (half.length) return half.map((name) => ({ path: `/${name}`, code: 'malformed' }));
	const is_backwards = day(last).valueAsNumber < day(first).valueAsNumber;
	return is_backwards ? [{ path: `/${last}`, code: 'too_early' }] : [];
}
