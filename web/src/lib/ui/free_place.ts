type Box = Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>;

const cross = (a: Box, b: Box) =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * By how much a box has to rise to cover none of these, and stay `gap` above the one below it. Stays where it is
 * where there is no such place below `ceiling`.
 */
export function free_place(
	box: Box,
	others: Box[],
	{ gap, ceiling }: { gap: number; ceiling: number }
): number {
	let rise = 0;
	const risen = () => ({ ...box, top: box.top - rise, bottom: box.bottom - rise });
	for (;;) {
		const covered = others.filter((other) => cross(risen(), other));
		if (!covered.length) return rise;
		rise = box.bottom - Math.min(...covered.map(({ top }) => top)) + gap;
		if (risen().top < ceiling) return 0;
	}
}
