/** Numbers an hour, as they are drawn. */
export type Hour = { from: string; number: number };

const hour = 60 * 60 * 1000;
export const spans = { hours: 48, days: 14 * 24 };
export type Span = keyof typeof spans;

/** The number of each of the last hours, the present one last; those of which nothing is said are 0. */
export function numbers_of(hours: Hour[], span: Span, now: string) {
	const numbers = new Array<number>(spans[span]).fill(0);
	const last = Math.floor(Date.parse(now) / hour);
	for (const { from, number } of hours) {
		const at = spans[span] - 1 - (last - Math.floor(Date.parse(from) / hour));
		if (at >= 0 && at < numbers.length) numbers[at] = number;
	}
	return numbers;
}

/** When that one of the numbers began. */
export const began = (at: number, span: Span, now: string) =>
	new Date((Math.floor(Date.parse(now) / hour) - (spans[span] - 1 - at)) * hour).toISOString();

/** Steps over an hour each, from the ground up, 1 high at the most: the path of an SVG. */
export function steps_of(numbers: number[]) {
	const most = Math.max(1, ...numbers);
	const height = (number: number) => Number((1 - number / most).toFixed(4));
	return `M0 1${numbers.map((number) => `V${height(number)}h1`).join('')}V1Z`;
}
