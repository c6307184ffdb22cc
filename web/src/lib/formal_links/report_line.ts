import type { CompletionReport } from '#lib/api/client.ts';
import { date } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/index.svelte.ts';
import { score_words } from '#lib/learning_records/score_words.ts';

/** Who reported a completion, with what result, and how long that is kept where a rule says so. */
export function report_line({ program, success, score, kept_until }: CompletionReport): string {
	const words = t().my_records;
	const results = { true: words.passed, false: words.not_passed };
	return [
		words.reported_by(program),
		success === undefined ? '' : results[`${success}`],
		score && score_words(score),
		kept_until === undefined ? '' : words.kept_until(date(kept_until))
	]
		.filter(Boolean)
		.join(' · ');
}

/** What its records say, each line once: programs report the same thing twice. */
export const report_lines = (reports: CompletionReport[]) => [...new Set(reports.map(report_line))];
