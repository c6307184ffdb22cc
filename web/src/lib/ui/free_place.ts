type Box = Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>;
type Rules = { gap: number; ceiling: number };

const cross = (a: Box, b: Box) =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Undefined where there is no such place. */
function rise_over(box: Box, others: Box[], { gap, ceiling }: Rules): number | undefined {
	let rise = 0;
	const risen = () => ({ ...box, top: box.top - rise, bottom: box.bottom - rise });
	for (;;) {
		const covered = others.filter((other) => cross(risen(), other));
		if (!covered.length) return rise;
		rise = box.bottom - Math.min(...covered.map(({ top }) => top)) + gap;
		if (risen().top < ceiling) return undefined;
	}
}

/**
 * By how much a box has to rise to cover nothing of `never`, nor of `rather_not` where that leaves a place, and stay
 * `gap` above the one below it. Stays where it is where there is no such place below `ceiling`.
 */
export function free_place(box: Box, never: Box[], rather_not: Box[], rules: Rules): number {
	return rise_over(box, [...never, ...rather_not], rules) ?? rise_over(box, never, rules) ?? 0;
}
