import type { RecordScore } from '#lib/api/client.ts';
import { t } from '#lib/i18n/index.svelte.ts';

/** "80 % (16 of 20 points)"; "" of a score that says neither. */
export function score_words({ scaled, raw, min = 0, max }: RecordScore) {
	const words = t().records_of_programs;
	const percent = scaled === undefined ? '' : words.score(Math.round(scaled * 100));
	if (raw === undefined) return percent;
	const points =
		max === undefined
			? words.points(raw)
			: min
				? words.points_between(raw, min, max)
				: words.points_of(raw, max);
	return percent ? `${percent} (${points})` : points;
}
